import { describe, expect, it } from 'vitest';
import { type PlatformView, viewReply } from '#chat/console/views/view.ts';
import { renderDiscord } from '#chat/discord/render.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { type Block, link, paragraph } from '#core/reply.ts';
import { sayIn } from '#core/words.ts';

const payloads = { discord: renderDiscord, slack: renderSlack };
const say = sayIn('en', (simplified) => simplified);
const view = (as: PlatformView, blocks: readonly Block[]) =>
  viewReply({ language: 'en', blocks }, say, as, payloads).toString();

describe.each(['discord', 'slack'] as const)('a reply as %s would be sent it', (as) => {
  it('links to the pages of this console as to any other, and hostile addresses to none', () => {
    const page = [link('Read it as a page', '/t/tides?lang=en#camp')];
    const blocks: Block[] = [
      paragraph(...page),
      { kind: 'list', items: [page] },
      { kind: 'fields', fields: [{ name: 'Page', value: page }] },
    ];
    const html = view(as, blocks);
    expect(html.match(/<a href="\/t\/tides\?lang=en#camp"/g)).toHaveLength(3);
    expect(html).not.toContain('parley.invalid');
    for (const url of ['//n.example/x', '/\\n.example/x', 'javascript:x', 'http://parley.invalid//n.example/x'])
      expect(view(as, [paragraph(link('here', url))])).not.toMatch(/href="(?:\/[/\\]|javascript)/);
  });
});
