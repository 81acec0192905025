import type { types } from '@slack/bolt';
import { z } from 'zod';
import type { OpenedForm } from '#core/answer.ts';
import { YES } from '#core/check-arguments.ts';
import type { Command, FormFields, Option } from '#core/command.ts';
import type { Suggestion } from '#core/reply.ts';
import type { Args } from '#core/request.ts';
import type { Say, Words } from '#core/words.ts';
import { LIMITS } from './limits.ts';
import { option as listed, plainText } from './render-controls.ts';
import { cancel, go, longerAsFile, oneIsEnough, yes } from './words.ts';

/**
 * Makes a modal of a command's options, filled with the given arguments. The block_id and action_id of each field are its option's name, so
 * that faults (`response_action: errors`) and suggestions find it. Throws if `metadata` is longer than Slack allows.
 */
export function formView(command: Command, args: Args, say: Say, metadata: string): types.ModalView {
  const about = { type: 'context' as const, elements: [plainText(say(command.words), LIMITS.contextText)] };
  const view = modal(command.path, command, args, say, metadata);
  return { ...view, title: plainText(say(titleOf(command)), LIMITS.modalTitle), blocks: [about, ...view.blocks] };
}

/** Makes the modal that a button opens. `path`: the command of the button. */
export function buttonView(path: Command['path'], form: OpenedForm, say: Say, metadata: string): types.ModalView {
  return modal(path, form, form.args, say, metadata);
}

function modal(path: Command['path'], form: FormFields, args: Args, say: Say, metadata: string): types.ModalView {
  if (metadata.length > LIMITS.metadata) throw new Error(`a form cannot keep ${metadata.length} characters`);
  return {
    type: 'modal',
    callback_id: formId(path),
    title: plainText(say(form.words), LIMITS.modalTitle),
    submit: plainText(say(go), LIMITS.modalTitle),
    close: plainText(say(cancel), LIMITS.modalTitle),
    private_metadata: metadata,
    blocks: form.options.map((option) => field(form, option, args[option.name], say)),
  };
}

const FORM = 'form';

export function formId(path: Command['path']): string {
  return `${FORM}|${path.join('.')}`;
}

/** Returns the command as people type it. */
function titleOf({ path, chinese, traditional }: Command): Words {
  const typed = (words: readonly string[]) => `/${words.join(' ')}`;
  return { en: typed(path), zh: typed(chinese), ...(traditional && { hant: typed(traditional) }) };
}

type Value = Args[string];

function field(form: FormFields, option: Option, value: Value, say: Say): types.InputBlock {
  const hint = hintOf(form, option, say);
  return {
    type: 'input',
    block_id: option.name,
    label: plainText(say(option.words), LIMITS.label),
    element: element(option, value, say),
    optional: !option.required,
    ...(hint && { hint: plainText(hint, LIMITS.label) }),
  };
}

function hintOf({ oneOf }: FormFields, { name, kind }: Option, say: Say): string {
  const hints = [
    ...(oneOf?.includes(name) ? [say(oneIsEnough)] : []),
    ...(kind === 'pasted' ? [say(longerAsFile(LIMITS.input))] : []),
  ];
  return hints.join(' ');
}

function element(option: Option, value: Value, say: Say): types.InputBlock['element'] {
  const action_id = option.name;
  const given = typeof value === 'string' && value.trim() ? value.toWellFormed() : '';
  switch (option.kind) {
    case 'text':
    case 'pasted': {
      // A text that is too long is left out: people would think that a part of it is the whole.
      const initial = given !== '' && given.length <= LIMITS.input && { initial_value: given };
      const lines = option.kind === 'pasted' && { multiline: true };
      return { type: 'plain_text_input', action_id, max_length: LIMITS.input, ...lines, ...initial };
    }
    case 'choice':
      return choice(option, given, say);
    case 'article': {
      const isKept = given !== '' && given.length <= LIMITS.optionValue;
      const initial = isKept && { initial_option: listed(given, given) };
      return { type: 'external_select', action_id, min_query_length: 0, ...initial };
    }
    case 'file':
      return { type: 'file_input', action_id, max_files: 1 };
    case 'flag': {
      const options = [listed(say(yes), 'yes')];
      const isOn = value === true || YES.includes(given.toLowerCase());
      return { type: 'checkboxes', action_id, options, ...(isOn && { initial_options: options }) };
    }
    case 'user':
      return { type: 'users_select', action_id, ...(USER_ID.test(given) && { initial_user: given }) };
  }
}

/** Form of a person's id. Slack refuses a form in which a person is named differently. */
const USER_ID = /^[UW][A-Z0-9]{2,}$/;

function choice({ name, choices }: Extract<Option, { kind: 'choice' }>, given: string, say: Say): types.StaticSelect {
  const options = choices.slice(0, LIMITS.options).map(({ value, words }) => listed(say(words), value));
  const chosen = options.find(({ value }) => value?.toLowerCase() === given.toLowerCase());
  return { type: 'static_select', action_id: name, options, ...(chosen && { initial_option: chosen }) };
}

/** A file from a form. For a file in a shared channel, Slack sends the fields other than the id only through files.info. */
export type FormFile = { id: string; name?: string; url?: string; size?: number };

const Chosen = z.object({ value: z.string() });
const File = z.object({
  id: z.string(),
  name: z.string().nullish(),
  url_private: z.string().nullish(),
  url_private_download: z.string().nullish(),
  size: z.number().nullish(),
});

/** A field's state as Slack sends it: https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload */
const Field = z.object({
  value: z.string().nullish(),
  selected_option: Chosen.nullish(),
  selected_options: z.array(Chosen).nullish(),
  selected_user: z.string().nullish(),
  files: z.array(File).nullish(),
});
const Values = z.record(z.string(), z.record(z.string(), Field));

/** Reads a filled-in form, the inverse of `formView`. `values` is `view.state.values`. Throws zod's error if it is not. */
export function readForm({ options }: Pick<FormFields, 'options'>, values: unknown): { args: Args; files: FormFile[] } {
  const all = Values.parse(values);
  const args: Record<string, string | boolean> = {};
  const files: FormFile[] = [];
  for (const option of options) {
    const given = all[option.name]?.[option.name];
    const value = given && filledIn(option, given);
    if (value !== undefined && value !== '') args[option.name] = value;
    if (option.kind === 'file') files.push(...(given?.files ?? []).map(fileOf));
  }
  return { args, files };
}

function filledIn({ kind }: Option, given: z.infer<typeof Field>): string | boolean | undefined {
  switch (kind) {
    case 'text':
    case 'pasted':
      return given.value ?? undefined;
    case 'choice':
    case 'article':
      return given.selected_option?.value;
    case 'flag':
      return given.selected_options?.length ? true : undefined;
    case 'user':
      return given.selected_user ?? undefined;
    case 'file':
      return undefined;
  }
}

function fileOf({ id, name, size, url_private_download, url_private }: z.infer<typeof File>): FormFile {
  const url = url_private_download ?? url_private;
  return { id, ...(name && { name }), ...(url && { url }), ...(typeof size === 'number' && { size }) };
}

/** Makes Slack's list of suggestions for an article's field. A value that Slack could not send back is left out. */
export function externalOptions(suggestions: readonly Suggestion[]): { options: types.PlainTextOption[] } {
  const fitting = suggestions.filter(
    ({ value }) => value.trim() && value.isWellFormed() && value.length <= LIMITS.optionValue,
  );
  const different = fitting.filter(({ value }, i) => fitting.findIndex((one) => one.value === value) === i);
  return {
    options: different.slice(0, LIMITS.options).map(({ label, value }) => listed(label.trim() ? label : value, value)),
  };
}
