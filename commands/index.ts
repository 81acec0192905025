import type { Command } from '#core/command.ts';
import { camps } from './camps.ts';
import { articleList, articleShow } from './parley-article.ts';
import { articleAdd } from './parley-article-add.ts';
import { articleEdit } from './parley-article-edit.ts';
import { articleReader } from './parley-article-reader.ts';
import { articleRemove } from './parley-article-remove.ts';
import { helpFor } from './parley-help.ts';
import { settings } from './parley-settings.ts';
import { prompt } from './prompt.ts';
import { quote } from './quote.ts';

const others: readonly Command[] = [
  quote,
  camps,
  prompt,
  articleList,
  articleShow,
  articleAdd,
  articleEdit,
  articleRemove,
  articleReader,
  settings,
];

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [...others, helpFor(others)];
