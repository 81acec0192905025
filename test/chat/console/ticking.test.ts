import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { renderReply } from '#chat/console/render.ts';
import { viewReply } from '#chat/console/views/view.ts';
import { renderDiscord } from '#chat/discord/render.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { instant, paragraph, type Reply, text } from '#core/reply.ts';
import { replySchema } from '#core/reply-schema.ts';
import { sayIn } from '#core/words.ts';

const say = sayIn('en', (simplified) => simplified);
const NOON = Date.UTC(2026, 10, 27, 12);
const END = NOON + 150_000;
const reply: Reply = {
  language: 'en',
  blocks: [paragraph(text('Left: '), instant(END, '12:02 UTC', { ticks: true }))],
};
const TIMER = '<time datetime="2026-11-27T12:02:30Z" data-ticks role="timer" aria-live="off">';

describe('a time that ticks', () => {
  it('reads without a script, is no news to a screen reader, and is stored as what it is', () => {
    expect(renderReply(reply, say)).toContain(`${TIMER}12:02 UTC</time>`);
    expect(replySchema.parse(JSON.parse(JSON.stringify(reply)))).toEqual(reply);
  });

  it('is counted down by Discord itself, and by Slack shown in each reader’s own zone', () => {
    expect(JSON.stringify(renderDiscord(reply, say))).toContain(`<t:${END / 1000}:R>`);
    const date = { type: 'date', timestamp: END / 1000, format: '{date_short_pretty} {time}', fallback: '12:02 UTC' };
    expect(JSON.stringify(renderSlack(reply, say))).toContain(JSON.stringify(date));
  });

  it('ticks in the view of Discord and stands still in that of Slack, as there', () => {
    const payloads = { discord: renderDiscord, slack: renderSlack };
    expect(viewReply(reply, say, 'discord', payloads).toString()).toContain(TIMER);
    expect(viewReply(reply, say, 'slack', payloads).toString()).toContain('data-local>12:02 UTC</time>');
  });
});

/** As much of the page as the script uses: its language, and one time in it. */
function page(lang: string, clock?: string) {
  const shown: string[] = [];
  const attributes = new Map([['datetime', new Date(END).toISOString()]]);
  const time = {
    getAttribute: (name: string) => attributes.get(name),
    hasAttribute: (name: string) => attributes.has(name),
    setAttribute: (name: string, value: string) => attributes.set(name, value),
    get textContent() {
      return shown.at(-1) ?? '';
    },
    set textContent(words: string) {
      shown.push(words);
    },
  };
  const body = { dataset: clock === undefined ? {} : { clock } };
  const document = { documentElement: { lang }, body, visibilityState: 'visible', querySelectorAll: () => [time] };
  vi.stubGlobal('document', document);
  return { shown, document };
}

const SCRIPT = new URL('../../../src/chat/console/page/ticking.js', import.meta.url).href;
let pages = 0;

/** Loads the script anew, as each page does. */
async function startTicking(): Promise<void> {
  pages += 1;
  const script: { startTicking(): void } = await import(`${SCRIPT}?page=${pages}`);
  script.startTicking();
}

describe('a time that ticks in the console’s page', () => {
  beforeEach(() => {
    vi.useFakeTimers({ now: NOON });
  });
  afterEach(() => {
    vi.useRealTimers();
    vi.unstubAllGlobals();
  });

  it('counts down by itself, in words that change only when they have to, and then says how long ago it was', async () => {
    const { shown } = page('en');
    await startTicking();
    vi.advanceTimersByTime(29_000);
    expect(shown).toEqual(['in 2 minutes']);
    vi.advanceTimersByTime(3_000);
    expect(shown).toEqual(['in 2 minutes', 'in 119 seconds', 'in 118 seconds']);
    vi.advanceTimersByTime(300_000);
    expect(shown.at(-1)).toBe('3 minutes ago');
  });

  it('speaks the page’s language', async () => {
    const { shown } = page('zh-Hans');
    await startTicking();
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual(['2分钟后']);
  });

  it('goes by the clock of the server, where that was set to run fast', async () => {
    const { shown } = page('en', `${END - 60_000} 20`);
    await startTicking();
    vi.advanceTimersByTime(1_000);
    expect(shown).toEqual(['in 40 seconds']);
    vi.advanceTimersByTime(1_000);
    expect(shown.at(-1)).toBe('in 20 seconds');
  });

  it('rests in a tab that nobody looks at', async () => {
    const { shown, document } = page('en');
    document.visibilityState = 'hidden';
    await startTicking();
    vi.advanceTimersByTime(60_000);
    expect(shown).toEqual([]);
    document.visibilityState = 'visible';
    vi.advanceTimersByTime(1_000);
    expect(shown).toHaveLength(1);
  });
});
