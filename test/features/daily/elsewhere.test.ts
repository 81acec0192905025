import { expect, it } from 'vitest';
import { renderDiscord } from '#chat/discord/render.ts';
import { renderSlack } from '#chat/slack/render.ts';
import { paragraph, type Reply } from '#core/reply.ts';
import { elsewhere } from '#features/daily/posting-place.ts';

const say = ({ en }: { en: string }) => en;
const reply = (...blocks: Reply['blocks']): Reply => ({ language: 'en', blocks });

it('another channel is named by Slack and by Discord, to who may see it', () => {
  const slack = paragraph(elsewhere({ platform: 'slack', channel: 'C0LAMPS' }, say));
  expect(JSON.stringify(renderSlack(reply(slack), say, undefined, 'only-me'))).toContain(
    '{"type":"channel","channel_id":"C0LAMPS"}',
  );
  const place = { platform: 'discord', channel: '123456789012345678', thread: '223456789012345678' } as const;
  const discord = JSON.stringify(renderDiscord(reply(paragraph(elsewhere(place, say))), say));
  expect(discord).toContain('<#223456789012345678>');
});

it('is said in words where the platform cannot name it', () => {
  const place = { platform: 'slack', channel: 'D0' } as const;
  expect(elsewhere(place, say)).toMatchObject({ text: 'another channel' });
  expect(JSON.stringify(renderSlack(reply(paragraph(elsewhere(place, say))), say, undefined, 'only-me'))).toContain(
    'another channel',
  );
});
