import {
  type APIComponentInLabel,
  type APILabelComponent,
  type APIModalInteractionResponseCallbackData,
  ComponentType,
  SelectMenuDefaultValueType,
  TextInputStyle,
} from 'discord.js';
import { z } from 'zod';
import type { OpenedForm } from '#core/answer.ts';
import type { Command, FormFields, Option } from '#core/command.ts';
import type { Args } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';
import {
  LONGEST_DESCRIPTION,
  LONGEST_FIELD_LABEL,
  LONGEST_INPUT,
  LONGEST_OPTION,
  LONGEST_TITLE,
  MOST_FIELDS,
  MOST_OPTIONS,
  shortened,
} from './limits.ts';
import { SNOWFLAKE } from './markdown.ts';

const FORM = 'form';
const BUTTON_FORM = 'fill';

/** Returns the command's path from a form's id; undefined for a form that is not ours. */
export function formPath(customId: string): string[] | undefined {
  const [form, path, ...rest] = customId.split('|');
  return form === FORM && path && !rest.length ? path.split('.') : undefined;
}

/**
 * Makes a form of a command's options, filled with the given arguments. Given files must be attached again. If there are more than five
 * options, those that are required, or of which one is needed, are kept first, then given ones. The order stays as declared.
 */
export function formModal(command: Command, args: Args, say: Say): APIModalInteractionResponseCallbackData {
  return modal(`${FORM}|${command.path.join('.')}`, command, args, say);
}

/** Makes the form that a button opens. */
export function buttonModal(button: string, form: OpenedForm, say: Say): APIModalInteractionResponseCallbackData {
  return modal(`${BUTTON_FORM}|${button}`, form, form.args, say);
}

/** Returns the id of the button that opened a form; undefined if none did. */
export function formButton(customId: string): string | undefined {
  return customId.startsWith(`${BUTTON_FORM}|`) ? customId.slice(BUTTON_FORM.length + 1) : undefined;
}

function modal(custom_id: string, form: FormFields, args: Args, say: Say): APIModalInteractionResponseCallbackData {
  return {
    custom_id,
    title: shortened(say(form.words), LONGEST_TITLE),
    components: fieldsOf(form, args).map((option) => field(form, option, args[option.name], say)),
  };
}

function fieldsOf({ options, oneOf = [] }: FormFields, args: Args): Option[] {
  const weight = ({ name, required }: Option) => {
    if (required || oneOf.includes(name)) return 0;
    return args[name] === undefined ? 2 : 1;
  };
  const selected = new Set([...options].sort((a, b) => weight(a) - weight(b)).slice(0, MOST_FIELDS));
  return options.filter((option) => selected.has(option));
}

type FieldValue = Args[string];

/** Makes a field. The option's description is the label if it fits; otherwise it is below the option's name. */
function field({ options, oneOf = [] }: FormFields, option: Option, value: FieldValue, say: Say): APILabelComponent {
  const whole = say(option.words);
  const isShort = whole.length <= LONGEST_FIELD_LABEL;
  const others = options.filter(({ name }) => name !== option.name && oneOf.includes(name));
  const either = oneOf.includes(option.name) && others.length > 0 ? eitherWords(others, say) : undefined;
  const description = [isShort ? undefined : whole, either].filter((one) => one !== undefined).join(' · ');
  return {
    type: ComponentType.Label,
    label: shortened(isShort ? whole : say(nameOf(option)), LONGEST_FIELD_LABEL),
    ...(description && { description: shortened(description, LONGEST_DESCRIPTION) }),
    component: input(option, value, say),
  };
}

function nameOf({ name, chinese, traditional }: Option): Words {
  return { en: name, zh: chinese, ...(traditional !== undefined && { hant: traditional }) };
}

function eitherWords(others: readonly Option[], say: Say): string {
  const en = others.map(({ words }) => words.en).join(', ');
  const zh = others.map(({ words }) => words.zh).join('、');
  return say({ en: `or: ${en}`, zh: `或：${zh}` });
}

function input(option: Option, value: FieldValue, say: Say): APIComponentInLabel {
  const { name: custom_id, required } = option;
  switch (option.kind) {
    case 'text':
    case 'article':
      return typed({ custom_id, required, style: TextInputStyle.Short }, value);
    case 'pasted':
      return typed({ custom_id, required, style: TextInputStyle.Paragraph }, value);
    case 'file':
      return { type: ComponentType.FileUpload, custom_id, required, ...atLeast(required) };
    case 'flag':
      return { type: ComponentType.Checkbox, custom_id, default: value === true };
    case 'user':
      return {
        type: ComponentType.UserSelect,
        custom_id,
        required,
        ...atLeast(required),
        ...(typeof value === 'string' && SNOWFLAKE.test(value) && { default_values: [person(value)] }),
      };
    case 'choice': {
      const options = option.choices.slice(0, MOST_OPTIONS).map((choice) => ({
        value: choice.value,
        label: shortened(say(choice.words), LONGEST_OPTION),
        ...(choice.value === value && { default: true }),
      }));
      return { type: ComponentType.StringSelect, custom_id, required, ...atLeast(required), options };
    }
  }
}

/** Allows an empty choice: Discord requires a value unless the minimum is 0. */
const atLeast = (required: boolean): { min_values?: number } => (required ? {} : { min_values: 0 });
const person = (id: string) => ({ id, type: SelectMenuDefaultValueType.User as const });

type TextField = { custom_id: string; required: boolean; style: TextInputStyle };

function typed(line: TextField, value: FieldValue): APIComponentInLabel {
  const filled = typeof value === 'string' && value !== '' && { value: value.toWellFormed().slice(0, LONGEST_INPUT) };
  return { type: ComponentType.TextInput, ...line, max_length: LONGEST_INPUT, ...filled };
}

/** The answer of a field. `values` are options, people's ids, or ids of uploaded files. */
const Filled = z.object({
  custom_id: z.string(),
  type: z.number().optional(),
  value: z.union([z.string(), z.boolean()]).nullish(),
  values: z.array(z.string()).optional(),
});
/** Fields of ours are always inside labels; other components are ignored. */
const Submitted = z.array(z.object({ component: Filled.optional().catch(undefined) }));

/** Reads a filled-in form: the arguments and the ids of the attached files. Throws zod's error if it is not a form. */
export function readForm(form: Pick<FormFields, 'options'>, components: unknown): { args: Args; files: string[] } {
  const args: Record<string, string | boolean> = {};
  const files: string[] = [];
  for (const { component } of Submitted.parse(components)) {
    const option = form.options.find(({ name }) => name === component?.custom_id);
    if (!component || !option) continue;
    const { value, values = [] } = component;
    const [given = value] = values;
    if (option.kind === 'file') files.push(...values);
    // An unticked box means that the option is not given.
    else if (given) args[option.name] = given;
  }
  return { args, files };
}
