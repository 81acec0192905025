import { z } from 'zod';
import { type Markup, markup } from '../markup.ts';
import { drawMarkdown } from './discord-markdown.ts';

// Component types. Source: discord.com/developers/docs/components/reference.
const TYPE = { row: 1, button: 2, select: 3, text: 10, separator: 14, container: 17 } as const;

type Component = { type: number; components?: Component[] | undefined } & ComponentFields;
type ComponentFields = z.infer<typeof fields>;
const fields = z.object({
  content: z.string().optional(),
  custom_id: z.string().optional(),
  label: z.string().optional(),
  style: z.number().optional(),
  disabled: z.boolean().optional(),
  placeholder: z.string().optional(),
  options: z.array(z.object({ label: z.string(), value: z.string(), default: z.boolean().optional() })).optional(),
});
const component: z.ZodType<Component> = fields.extend({
  type: z.number(),
  get components() {
    return z.array(component).optional();
  },
});
const message = z.object({ components: z.array(component) });

/**
 * Draws a message's payload like Discord's clients, for the components that Parley uses. `choose`: the label of the button beside a list,
 * which Discord itself does not need. Throws if it is not a message of components.
 */
export function drawDiscord(payload: unknown, choose: string): Markup {
  return markup`<div class="as-discord">${message.parse(payload).components.map((one) => draw(one, choose))}</div>`;
}

function draw(one: Component, choose: string): Markup {
  switch (one.type) {
    case TYPE.container:
      return markup`<div class="container">${children(one, choose)}</div>`;
    case TYPE.text:
      return markup`<div class="text">${drawMarkdown(one.content ?? '')}</div>`;
    case TYPE.separator:
      return markup`<hr>`;
    case TYPE.row:
      return markup`<div class="row">${children(one, choose)}</div>`;
    case TYPE.button:
      return button(one);
    case TYPE.select:
      return select(one, choose);
    default:
      return markup`<p class="unknown">${`component ${one.type}`}</p>`;
  }
}

function children({ components }: Component, choose: string): Markup[] {
  return (components ?? []).map((one) => draw(one, choose));
}

const STYLES: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 4: 'danger' };

function button({ label, style, custom_id, disabled }: Component): Markup {
  const kind = STYLES[style ?? 2] ?? 'secondary';
  return markup`<button type="button" class="${kind}" data-press="${custom_id ?? ''}"${disabled ? markup` disabled` : ''}>${label ?? ''}</button>`;
}

function select({ options, placeholder }: Component, choose: string): Markup {
  const items = (options ?? []).map(
    (one) => markup`<option value="${one.value}"${one.default ? markup` selected` : ''}>${one.label}</option>`,
  );
  const chosen = options?.some((one) => one.default);
  const first = chosen ? '' : markup`<option value="" selected disabled>${placeholder ?? ''}</option>`;
  return markup`<div class="choice"><select aria-label="${placeholder ?? ''}">${first}${items}</select><button type="button" class="secondary" data-press-chosen>${choose}</button></div>`;
}
