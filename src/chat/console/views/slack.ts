import { z } from 'zod';
import { type Markup, markup } from '../markup.ts';
import { timeOf } from '../render.ts';
import { webAddress } from './discord-markdown.ts';

const style = z.object({ bold: z.boolean().optional(), code: z.boolean().optional() }).optional();
const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string(), style }),
  z.object({ type: z.literal('link'), url: z.string(), text: z.string() }),
  z.object({ type: z.literal('user'), user_id: z.string() }),
  z.object({ type: z.literal('usergroup'), usergroup_id: z.string() }),
  z.object({ type: z.literal('channel'), channel_id: z.string() }),
  z.object({ type: z.literal('date'), timestamp: z.number(), fallback: z.string() }),
]);
type Inline = z.infer<typeof inline>;
const line = z.object({ type: z.enum(['rich_text_section', 'rich_text_quote']), elements: z.array(inline) });
const rich = z.union([z.object({ type: z.literal('rich_text_list'), elements: z.array(line) }), line]);
type Rich = z.infer<typeof rich>;
const plain = z.object({ type: z.literal('plain_text'), text: z.string() });
const option = z.object({ text: plain, value: z.string() });
const button = z.object({
  type: z.literal('button'),
  text: plain,
  action_id: z.string(),
  style: z.enum(['primary', 'danger']).optional(),
});
const select = z.object({
  type: z.literal('static_select'),
  placeholder: plain,
  options: z.array(option),
  initial_option: option.optional(),
});
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: plain }),
  z.object({ type: z.literal('section'), text: plain, accessory: select }),
  z.object({ type: z.literal('context'), elements: z.array(plain) }),
  z.object({ type: z.literal('rich_text'), elements: z.array(rich) }),
  z.object({ type: z.literal('actions'), elements: z.array(button) }),
]);
type SlackBlock = z.infer<typeof block>;
const message = z.object({ blocks: z.array(block) });

/**
 * Draws a message's payload like Slack's clients, for the blocks that Parley uses. `choose`: the label of the button beside a list, which
 * Slack itself does not need. Throws on any other block.
 */
export function drawSlack(payload: unknown, choose: string): Markup {
  return markup`<div class="as-slack">${message.parse(payload).blocks.map((one) => draw(one, choose))}</div>`;
}

function draw(one: SlackBlock, choose: string): Markup {
  switch (one.type) {
    case 'header':
      return markup`<p class="header">${one.text.text}</p>`;
    case 'section':
      return markup`<div class="section"><div>${lines(one.text.text)}</div>${drawSelect(one.accessory, choose)}</div>`;
    case 'context':
      return markup`<p class="context">${one.elements.map(({ text }) => markup`<span>${lines(text)}</span> `)}</p>`;
    case 'rich_text':
      return markup`<div class="rich">${one.elements.map(drawRich)}</div>`;
    case 'actions':
      return markup`<div class="actions">${one.elements.map(drawButton)}</div>`;
  }
}

function drawRich(one: Rich): Markup {
  switch (one.type) {
    case 'rich_text_list':
      return markup`<ul>${one.elements.map(({ elements }) => markup`<li>${elements.map(drawInline)}</li>`)}</ul>`;
    case 'rich_text_quote':
      return markup`<blockquote>${one.elements.map(drawInline)}</blockquote>`;
    case 'rich_text_section':
      return markup`<p>${one.elements.map(drawInline)}</p>`;
  }
}

function drawInline(one: Inline): Markup {
  switch (one.type) {
    case 'text':
      return styled(lines(one.text), one.style);
    case 'link':
      return markup`<a href="${webAddress(one.url)}" rel="noopener noreferrer">${one.text}</a>`;
    case 'user':
      return markup`<span class="mention">@${one.user_id}</span>`;
    case 'usergroup':
      return markup`<span class="mention">@${one.usergroup_id}</span>`;
    case 'channel':
      return markup`<span class="mention">#${one.channel_id}</span>`;
    case 'date':
      return timeOf(one.timestamp * 1000, one.fallback);
  }
}

function styled(inside: Markup, how: z.infer<typeof style>): Markup {
  const code = how?.code ? markup`<code>${inside}</code>` : inside;
  return how?.bold ? markup`<strong>${code}</strong>` : code;
}

function lines(text: string): Markup {
  return markup`${text.split('\n').map((part, index) => (index ? markup`<br>${part}` : markup`${part}`))}`;
}

function drawButton({ text, action_id, style }: z.infer<typeof button>): Markup {
  return markup`<button type="button" class="${style ?? 'plain'}" data-press="${action_id}">${text.text}</button>`;
}

function drawSelect({ options, initial_option, placeholder }: z.infer<typeof select>, choose: string): Markup {
  const items = options.map(
    ({ text, value }) =>
      markup`<option value="${value}"${value === initial_option?.value ? markup` selected` : ''}>${text.text}</option>`,
  );
  const first = initial_option ? '' : markup`<option value="" selected disabled>${placeholder.text}</option>`;
  return markup`<span class="choice"><select aria-label="${placeholder.text}">${first}${items}</select><button type="button" class="plain" data-press-chosen>${choose}</button></span>`;
}
