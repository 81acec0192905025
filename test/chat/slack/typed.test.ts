import { expect, it, onTestFinished } from 'vitest';
import { slackOverHttp } from '../../contract/chat-slack.ts';
import { ANA, FAY } from '../../contract/scene.ts';

it('what people type in Slack in ways of their own is answered as they mean it, and in private where they want that', async () => {
  const slack = await slackOverHttp.open();
  onTestFinished(() => slack.close());
  const passage = 'Nvidia answered with the H20';
  for (const line of [
    '/quote `chip-controls:12`',
    '/quote see chip\u2011controls:12.',
    '/parley /quote *chip-controls:12*',
  ]) {
    expect(await slack.type(line, ANA), line).toMatchObject({
      visibility: 'public',
      text: expect.stringContaining(passage),
    });
  }
  for (const words of [
    'shortage was the teacher only-me。',
    '短缺才是老师，仅自己',
    'shortage was the teacher (only-me)',
  ]) {
    const found = await slack.type(`/parley quote: ${words}`, ANA);
    expect(found, words).toMatchObject({ visibility: 'only-me', text: expect.stringContaining('deepseek-lesson:17') });
  }
  for (const nobody of [
    'ana',
    '@ana',
    '<!channel>',
    '<!subteam^S123|@readers>',
    '<#C1|general>',
    '&lt;@&amp;role&gt;',
  ]) {
    const refused = await slack.type(`/parley settings facilitator:${nobody}`, FAY);
    expect(refused.text, nobody).toContain(
      'Choose a person with @: type facilitator:@ and pick the name from the list.',
    );
  }
  const named = await slack.type('/parley settings facilitator:<@U0ANA1|ana>,', FAY);
  expect(named.text).toContain('Settings changed');
});
