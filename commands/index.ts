import type { Command } from '#core/command.ts';
import { camps } from './camps.ts';
import { dailyChange } from './daily-change.ts';
import { dailyOn } from './daily-on.ts';
import { dailyList, dailyPast, dailyPreview, dailyShow } from './daily-show.ts';
import { dailyNow, dailyOff, dailyPause, dailyResume, dailySkip } from './daily-steer.ts';
import { dailySuggest, dailySuggestions } from './daily-suggest.ts';
import {
  debateApprove,
  debateAsk,
  debateDraft,
  debateEvidence,
  debateJoin,
  debateSpeak,
  debateWithdraw,
} from './debate-speak.ts';
import { debatePlan, debateStart } from './debate-start.ts';
import { debateList, debateRemove, debateStatus, debateTranscript } from './debate-status.ts';
import {
  debateBegin,
  debateCancel,
  debateDone,
  debateEnd,
  debateExtend,
  debateHandOver,
  debatePause,
  debateResume,
  debateSkip,
  debateUndo,
} from './debate-steer.ts';
import { articleList, articleShow } from './parley-article.ts';
import { articleAdd } from './parley-article-add.ts';
import { articleEdit } from './parley-article-edit.ts';
import { articleReader } from './parley-article-reader.ts';
import { articleRemove } from './parley-article-remove.ts';
import { helpFor } from './parley-help.ts';
import { privacy } from './parley-privacy.ts';
import { settings } from './parley-settings.ts';
import { prompt } from './prompt.ts';
import { quote } from './quote.ts';

const others: readonly Command[] = [
  quote,
  camps,
  prompt,
  dailyOn,
  dailyShow,
  dailyList,
  dailyPreview,
  dailyNow,
  dailySkip,
  dailyPause,
  dailyResume,
  dailyChange,
  dailyOff,
  dailyPast,
  dailySuggest,
  dailySuggestions,
  debateStart,
  debatePlan,
  debateStatus,
  debateList,
  debateJoin,
  debateBegin,
  debateSpeak,
  debateDraft,
  debateAsk,
  debateEvidence,
  debateWithdraw,
  debateApprove,
  debatePause,
  debateResume,
  debateExtend,
  debateSkip,
  debateDone,
  debateUndo,
  debateHandOver,
  debateEnd,
  debateCancel,
  debateTranscript,
  debateRemove,
  articleList,
  articleShow,
  articleAdd,
  articleEdit,
  articleRemove,
  articleReader,
  settings,
  privacy,
];

/** All commands, in the order in which help lists them. */
export const commands: readonly Command[] = [...others, helpFor(others)];
