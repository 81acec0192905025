import type { Command } from '#core/command.ts';
import { articleAdd, articleList, articleRemove, articleShow } from './parley-article.ts';
import { helpFor } from './parley-help.ts';
import { settings } from './parley-settings.ts';
import { quote } from './quote.ts';

const others: readonly Command[] = [quote, articleList, articleShow, articleAdd, articleRemove, settings];

/** Every command, in the order in which help lists them. */
export const commands: readonly Command[] = [...others, helpFor(others)];
