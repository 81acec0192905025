import type { YamlPath } from '../yaml-file.ts';

/** A part of a topic's file that may be incomplete. */
export type YamlFields = Record<string, unknown>;

export const record = (value: unknown): YamlFields => (isFields(value) ? value : {});
export const isFields = (value: unknown): value is YamlFields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
export const word = (value: unknown): string => (typeof value === 'string' ? value : '');

/**
 * A sentence of the file. `claims`: it says something about the world, so it needs evidence. `of`: the camp that it belongs to. `isAnswer`:
 * an answer to choose from.
 */
export type TopicPart = {
  path: YamlPath;
  fields: YamlFields;
  claims: boolean;
  named?: boolean;
  isAnswer?: boolean;
  of?: string;
};
