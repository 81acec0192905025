import type { DebateRefusal } from './debate-refusals.ts';
import type { PageRefusal } from './page-refusals.ts';
import type { Platform } from './request.ts';
import type { Words } from './words.ts';

/**
 * An error that the user can fix: a kind with its data. It is worded last, in the user's language (`errorWords`). Anything else that is
 * thrown is a bug.
 */
export type Problem =
  | { kind: 'unknown-command'; typed: string; near?: readonly string[] }
  | {
      kind: 'unknown-option';
      command: string;
      option: string;
      known: Words[];
      near?: Words[];
      takesText?: true;
      after?: Words;
      instead?: Words;
    }
  | { kind: 'missing-option'; command: string; option: string; what: Words; example: Words }
  | { kind: 'bad-option'; option: Words; value: string; allowed: Words[] }
  | { kind: 'not-a-person'; option: string; value: string; platform: Platform }
  | { kind: 'server-only' }
  | { kind: 'permissions-missing'; permissions: string[] }
  | { kind: 'not-in-channel' }
  | { kind: 'not-posted'; why: NotPosted; code: string }
  | { kind: 'outsider'; workspace: string }
  | { kind: 'edited-too-late' }
  | { kind: 'rights-unknown' }
  | { kind: 'not-allowed'; needed: 'facilitator' | 'manager'; scope: 'channel' | 'workspace' }
  | { kind: 'card-gone' }
  | { kind: 'no-article'; id: string; near: string[] }
  | { kind: 'article-removed'; id: string; title: string; removedAt: number }
  | { kind: 'no-passage'; reference: string; article: string; first: string; last: string; near?: string }
  | { kind: 'backward-range'; reference: string }
  | { kind: 'range-too-long'; reference: string; passages: number; most: number; shorter: string }
  | { kind: 'list-too-long'; reference: string; passages: number; most: number }
  | { kind: 'reference-elsewhere'; reference: string; article: string; within: string }
  | { kind: 'no-edition'; article: string; language: string; present: string[]; near?: string }
  | { kind: 'shelf-read-only'; id: string }
  | { kind: 'bad-id'; id: string }
  | { kind: 'id-taken'; id: string; title: string }
  | { kind: 'id-was-used'; id: string; title: string; removedAt: number; instead: string }
  | { kind: 'bad-fact'; field: 'title' | 'authors' | 'published' | 'source' | 'licence'; value: string }
  | { kind: 'id-mixed'; id: string; instead: string }
  | { kind: 'id-like-another'; id: string; other: string; title: string }
  | { kind: 'bad-topic-id'; id: string }
  | { kind: 'no-draft'; id: string }
  | { kind: 'topic-too-large'; id: string; length: number; most: number }
  | { kind: 'model-unset' }
  | {
      kind: 'model-failed';
      model: string;
      why: 'unreachable' | 'refused' | 'key' | 'too-long' | 'other-answer';
      detail: string;
    }
  | { kind: 'file-missing' }
  | { kind: 'file-not-found'; name: string }
  | { kind: 'file-not-fetched'; name: string }
  | { kind: 'file-is-folder'; name: string }
  | { kind: 'file-unusual'; name: string; why: 'device' | 'system' | 'hidden' | 'link' | 'outside' }
  | { kind: 'file-unreadable'; name: string; why: string }
  | { kind: 'file-empty'; name: string }
  | { kind: 'file-too-large'; name: string; bytes: number; most: number }
  | { kind: 'file-binary'; name: string; looksLike?: string }
  | { kind: 'file-encoding'; name: string; tried: string[]; looksLike?: { encoding: string; language: Words } }
  | { kind: 'file-garbled'; name: string; readAs: string }
  | { kind: 'file-control-characters'; name: string; line: number; code: string }
  | { kind: 'file-line-too-long'; name: string; line: number; length: number; most: number }
  | { kind: 'file-no-text'; name: string }
  | { kind: 'file-content'; name: string; format: string; why: UnfitContent }
  | { kind: 'file-format'; name: string; known: string[] }
  | { kind: 'file-not-read'; name: string; limit: 'time' | 'memory' | 'size'; most: number }
  | { kind: 'file-not-read'; name: string; limit: 'none' }
  | { kind: 'file-too-many-passages'; name: string; most: number }
  | { kind: 'page'; why: PageRefusal; address: string; found?: string }
  | { kind: 'no-chapters'; name: string }
  | { kind: 'workspace-full'; passages: number; most: number }
  | { kind: 'too-much-work'; limit: 'time' | 'memory' }
  | { kind: 'no-schedule'; name: string; names: string[]; after?: Words }
  | { kind: 'which-schedule'; names: string[] }
  | { kind: 'schedule-taken'; name: string }
  | { kind: 'too-many-schedules'; most: number }
  | { kind: 'nothing-to-post' }
  | { kind: 'not-to-be-shown-whole'; article: string }
  | { kind: 'no-such-topic'; typed: string; topics: string[] }
  | { kind: 'debate'; why: DebateRefusal }
  | { kind: 'bad-debate-value'; words: Words }
  | { kind: 'bad-schedule-value'; words: Words }
  | { kind: 'unknown-zone'; typed: string }
  | { kind: 'which-zone'; typed: string; zones: Words[] }
  | { kind: 'cannot-post-here' }
  | { kind: 'nobody-to-ping'; typed: string }
  | { kind: 'not-taking-part' }
  | { kind: 'store-unreachable' }
  | { kind: 'busy' };

/**
 * Why a chat did not take an answer. `restricted`: only some may post there. `no-access`: Parley may not. `filtered`: by automatic
 * moderation. `in-doubt`: it may have been posted. `trouble`: passes by itself.
 */
export type NotPosted =
  | 'archived'
  | 'restricted'
  | 'threads-only'
  | 'no-threads'
  | 'no-access'
  | 'filtered'
  | 'gone'
  | 'too-long'
  | 'too-often-changed'
  | 'in-doubt'
  | 'trouble'
  | 'other';

export class UserError extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.kind);
    this.name = 'UserError';
    this.problem = problem;
  }
}

/** Why a file of a known format cannot be read as an article. */
export type UnfitContent =
  | 'scan'
  | 'encrypted'
  | 'damaged'
  | 'too-many-pages'
  | 'too-large-inside'
  | 'too-deep'
  | 'no-article'
  | 'walled'
  | 'links'
  | 'drawn-by-script'
  | 'error-page';
