import { describe, expect, it } from 'vitest';
import type { Outcome, Reply } from '#core/reply.ts';
import { bot, command, discord, message, says, well } from './fakes.ts';

describe('an answer that is longer than a message', () => {
  const LINES = Array.from({ length: 300 }, (_, at) => `Line ${at} of the ferryman's ledger, in full.`);
  const ledger = command(['ledger'], async () => ({ kind: 'reply', visibility: 'public', reply: says(...LINES) }));

  it('is turned page by page, by everybody for themselves, and nothing is lost', async () => {
    const here = await discord();
    const running = await bot(here, [ledger]);
    const ana = here.person({ name: 'Ana' });
    const first = message(await ana.command(['ledger']));
    const texts = [first.text];
    let page = first;
    while (page.buttons.includes('▶')) {
      page = message(await ana.press(page, '▶'));
      expect(page.id).toBe(first.id);
      texts.push(page.text);
    }
    expect(texts.length).toBeGreaterThan(2);
    for (const line of LINES) expect(texts.join('\n')).toContain(line);
    expect(running.cards.size).toBe(1);
    const bo = here.person({ name: 'Bo' });
    const own = message(await bo.press(page, '◀'));
    expect(own.visibility).toBe('only-me');
    const turned = message(await bo.press(own, '◀'));
    expect(turned.id).toBe(own.id);
    well(here, running);
  });

  it('stays with the one person whose message it changes', async () => {
    const here = await discord();
    const reply: Reply = { language: 'en', blocks: [{ kind: 'buttons', buttons: [OPEN] }] };
    const press = async (): Promise<Outcome> => ({ kind: 'update', visibility: 'only-me', reply: says(...LINES) });
    const open = command(['open'], async () => ({ kind: 'reply', visibility: 'only-me', reply }), { press });
    const running = await bot(here, [open]);
    const ana = here.person({ name: 'Ana' });
    const first = message(await ana.press(message(await ana.command(['open'])), OPEN.label));
    expect(first.visibility).toBe('only-me');
    expect([...running.cards.values()].map(({ state }) => state)).toMatchObject([{ visibility: 'only-me' }]);
    expect(message(await ana.press(first, '▶')).id).toBe(first.id);
    well(here, running);
  });
});

const OPEN = { id: 'open|all|card', label: 'Open it', style: 'plain', disabled: false } as const;
