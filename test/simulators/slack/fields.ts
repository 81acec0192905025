import { filePacket } from './packets.ts';
import { type Json, nextId, type PersonFacts, type View, type World } from './world.ts';

export type FileFacts = { name: string; bytes: Uint8Array };

/** The fields as filled in: what is not given keeps what stands in it. Slack does not let a form go whose required fields are empty. */
export function stateOf(
  world: World,
  view: View,
  values: Record<string, string | boolean>,
  files: readonly FileFacts[],
  facts: PersonFacts,
): Json {
  const inputs = view.blocks.filter(({ type }) => type === 'input');
  const unknown = Object.keys(values).find((name) => !inputs.some(({ block_id }) => block_id === name));
  if (unknown) throw new Error(`the form has no field ${unknown}`);
  const state = inputs.map((block) => {
    const element = block.element as Json;
    const state = fieldState(element, values[String(block.block_id)], () =>
      files.map((file) => filePacket(world, upload(world, file), facts.id)),
    );
    return [block.block_id, { [String(element.action_id)]: state }];
  });
  return Object.fromEntries(state);
}

function fieldState(element: Json, value: string | boolean | undefined, files: () => Json[]): Json {
  const type = String(element.type);
  const option = (chosen: unknown) => ({
    text: { type: 'plain_text', text: String(chosen), emoji: true },
    value: String(chosen),
  });
  const given = (all: unknown) => ((all ?? []) as Json[]).find((one) => one.value === value);
  switch (type) {
    case 'plain_text_input':
      return { type, value: value ?? element.initial_value ?? null };
    case 'external_select':
      return { type, selected_option: value === undefined ? (element.initial_option ?? null) : option(value) };
    case 'static_select':
    case 'radio_buttons':
      return {
        type,
        selected_option: value === undefined ? (element.initial_option ?? null) : (given(element.options) ?? null),
      };
    case 'checkboxes':
      return {
        type,
        selected_options: value === undefined ? (element.initial_options ?? []) : value ? element.options : [],
      };
    case 'users_select':
      return { type, selected_user: value ?? element.initial_user ?? null };
    case 'file_input':
      return { type, files: files() };
    default:
      throw new Error(`no field of type ${type}`);
  }
}

export function upload(world: World, { name, bytes }: FileFacts): string {
  const id = nextId(world, 'F');
  world.files.set(id, { id, name, bytes });
  return id;
}
