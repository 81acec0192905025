import { z } from 'zod';
import { type Markup, markup } from '../markup.ts';
import { webAddress } from './discord-markdown.ts';

const style = z
  .object({
    bold: z.boolean().optional(),
    italic: z.boolean().optional(),
    strike: z.boolean().optional(),
    code: z.boolean().optional(),
  })
  .optional();
const inline = z.object({
  type: z.string(),
  text: z.string().optional(),
  url: z.string().optional(),
  user_id: z.string().optional(),
  name: z.string().optional(),
  style,
});
type Inline = z.infer<typeof inline>;
const line = z.object({ type: z.string(), elements: z.array(inline) });
const rich = z.union([z.object({ type: z.literal('rich_text_list'), elements: z.array(line) }), line]);
type Rich = z.infer<typeof rich>;
const plain = z.object({ type: z.string(), text: z.string() });
const option = z.object({ text: plain, value: z.string().optional() });
const control = z.object({
  type: z.string(),
  text: plain.optional(),
  action_id: z.string().optional(),
  style: z.string().optional(),
  url: z.string().optional(),
  placeholder: plain.optional(),
  options: z.array(option).optional(),
  initial_option: option.optional(),
});
type Control = z.infer<typeof control>;
const block = z.discriminatedUnion('type', [
  z.object({ type: z.literal('header'), text: plain }),
  z.object({
    type: z.literal('section'),
    text: plain.optional(),
    fields: z.array(plain).optional(),
    accessory: control.optional(),
  }),
  z.object({ type: z.literal('context'), elements: z.array(plain) }),
  z.object({ type: z.literal('rich_text'), elements: z.array(rich) }),
  z.object({ type: z.literal('actions'), elements: z.array(control) }),
  z.object({ type: z.literal('divider') }),
]);
type SlackBlock = z.infer<typeof block>;
const message = z.object({ blocks: z.array(block) });

/** A message's payload as Slack's clients draw it, as far as Parley uses blocks. Throws on any other block. */
export function drawSlack(payload: unknown): Markup {
  return markup`<div class="as-slack">${message.parse(payload).blocks.map(draw)}</div>`;
}

function draw(one: SlackBlock): Markup {
  switch (one.type) {
    case 'header':
      return markup`<p class="header">${one.text.text}</p>`;
    case 'section':
      return markup`<div class="section"><div>${one.text ? lines(shown(one.text)) : ''}${(one.fields ?? []).map((field) => markup`<div class="field">${lines(shown(field))}</div>`)}</div>${one.accessory ? drawControl(one.accessory) : ''}</div>`;
    case 'context':
      return markup`<p class="context">${one.elements.map((element) => markup`<span>${lines(shown(element))}</span> `)}</p>`;
    case 'rich_text':
      return markup`<div class="rich">${one.elements.map(drawRich)}</div>`;
    case 'actions':
      return markup`<div class="actions">${one.elements.map(drawControl)}</div>`;
    case 'divider':
      return markup`<hr>`;
  }
}

function drawRich(one: Rich): Markup {
  if (isList(one))
    return markup`<ul>${one.elements.map(({ elements }) => markup`<li>${elements.map(drawInline)}</li>`)}</ul>`;
  const drawn = one.elements.map(drawInline);
  if (one.type === 'rich_text_quote') return markup`<blockquote>${drawn}</blockquote>`;
  return one.type === 'rich_text_preformatted' ? markup`<pre>${drawn}</pre>` : markup`<p>${drawn}</p>`;
}

function isList(one: Rich): one is Extract<Rich, { type: 'rich_text_list' }> {
  return one.type === 'rich_text_list';
}

function drawInline(one: Inline): Markup {
  return styled(content(one), one.style);
}

function content(one: Inline): Markup {
  if (one.type === 'link') {
    return markup`<a href="${webAddress(one.url ?? '')}" rel="noopener noreferrer">${one.text ?? one.url ?? ''}</a>`;
  }
  if (one.type === 'user') return markup`<span class="mention">@${one.user_id ?? ''}</span>`;
  return one.type === 'emoji' ? markup`:${one.name ?? ''}:` : lines(one.text ?? '');
}

function styled(inside: Markup, how: Inline['style']): Markup {
  const code = how?.code ? markup`<code>${inside}</code>` : inside;
  const bold = how?.bold ? markup`<strong>${code}</strong>` : code;
  const italic = how?.italic ? markup`<em>${bold}</em>` : bold;
  return how?.strike ? markup`<s>${italic}</s>` : italic;
}

function lines(text: string): Markup {
  return markup`${text.split('\n').map((part, index) => (index ? markup`<br>${part}` : markup`${part}`))}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&amp;': '&', '&lt;': '<', '&gt;': '>' };

/** Parley writes no marks into mrkdwn: only what has to be escaped there is undone. */
function shown({ type, text }: z.infer<typeof plain>): string {
  return type === 'mrkdwn' ? text.replaceAll(/&(?:amp|lt|gt);/g, (entity) => ENTITIES[entity] ?? entity) : text;
}

function drawControl(one: Control): Markup {
  if (one.type === 'static_select') return drawSelect(one);
  const kind = one.style ?? 'plain';
  if (one.url) return markup`<a class="button ${kind}" href="${webAddress(one.url)}">${one.text?.text ?? ''}</a>`;
  return markup`<button type="button" class="${kind}" data-press="${one.action_id ?? ''}">${one.text?.text ?? ''}</button>`;
}

function drawSelect({ options, initial_option, placeholder }: Control): Markup {
  const items = (options ?? []).map(
    ({ text, value }) =>
      markup`<option value="${value ?? ''}"${value === initial_option?.value ? markup` selected` : ''}>${text.text}</option>`,
  );
  const first = initial_option ? '' : markup`<option value="" selected disabled>${placeholder?.text ?? ''}</option>`;
  return markup`<span class="choice"><select aria-label="${placeholder?.text ?? ''}">${first}${items}</select><button type="button" class="plain" data-press-chosen>↵</button></span>`;
}
