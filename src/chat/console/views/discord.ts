import { z } from 'zod';
import { type Markup, markup } from '../markup.ts';
import { drawMarkdown } from './discord-markdown.ts';

// Component types. Source: discord.com/developers/docs/components/reference.
const TYPE = { row: 1, button: 2, select: 3, section: 9, text: 10, separator: 14, container: 17 } as const;

type Component = {
  type: number;
  components?: Component[] | undefined;
  accessory?: Component | undefined;
} & ComponentFields;
type ComponentFields = z.infer<typeof fields>;
const fields = z.object({
  content: z.string().optional(),
  custom_id: z.string().optional(),
  label: z.string().optional(),
  style: z.number().optional(),
  url: z.string().optional(),
  disabled: z.boolean().optional(),
  placeholder: z.string().optional(),
  accent_color: z.number().nullish(),
  divider: z.boolean().optional(),
  options: z.array(z.object({ label: z.string(), value: z.string(), default: z.boolean().optional() })).optional(),
});
const component: z.ZodType<Component> = fields.extend({
  type: z.number(),
  get components() {
    return z.array(component).optional();
  },
  get accessory() {
    return component.optional();
  },
});
const message = z.object({ components: z.array(component) });

/** A message's payload as Discord's clients draw it. Throws on what is no message of components. */
export function drawDiscord(payload: unknown): Markup {
  return markup`<div class="as-discord">${message.parse(payload).components.map(draw)}</div>`;
}

function draw(one: Component): Markup {
  switch (one.type) {
    case TYPE.container:
      return markup`<div class="container" data-accent="${(one.accent_color ?? 0).toString(16)}">${children(one)}</div>`;
    case TYPE.text:
      return markup`<div class="text">${drawMarkdown(one.content ?? '')}</div>`;
    case TYPE.separator:
      return one.divider === false ? markup`<div class="space"></div>` : markup`<hr>`;
    case TYPE.section:
      return markup`<div class="section"><div>${children(one)}</div>${one.accessory ? draw(one.accessory) : ''}</div>`;
    case TYPE.row:
      return markup`<div class="row">${children(one)}</div>`;
    case TYPE.button:
      return button(one);
    case TYPE.select:
      return select(one);
    default:
      return markup`<p class="unknown">${`component ${one.type}`}</p>`;
  }
}

function children({ components }: Component): Markup[] {
  return (components ?? []).map(draw);
}

const STYLES: Readonly<Record<number, string>> = { 1: 'primary', 2: 'secondary', 3: 'success', 4: 'danger', 5: 'link' };

function button({ label, style, custom_id, disabled, url }: Component): Markup {
  const kind = STYLES[style ?? 2] ?? 'secondary';
  if (url) return markup`<a class="button ${kind}" href="${url}" rel="noopener noreferrer">${label ?? ''}</a>`;
  return markup`<button type="button" class="${kind}" data-press="${custom_id ?? ''}"${disabled ? markup` disabled` : ''}>${label ?? ''}</button>`;
}

function select({ options, placeholder }: Component): Markup {
  const items = (options ?? []).map(
    (one) => markup`<option value="${one.value}"${one.default ? markup` selected` : ''}>${one.label}</option>`,
  );
  const chosen = options?.some((one) => one.default);
  const first = chosen ? '' : markup`<option value="" selected disabled>${placeholder ?? ''}</option>`;
  return markup`<div class="choice"><select aria-label="${placeholder ?? ''}">${first}${items}</select><button type="button" class="secondary" data-press-chosen>↵</button></div>`;
}
