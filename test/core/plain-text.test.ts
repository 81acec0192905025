import { expect, it } from 'vitest';
import { plainText } from '#core/plain-text.ts';
import { type Block, link, paragraph, text } from '#core/reply.ts';

const plain = (...blocks: Block[]): string => plainText({ language: 'en', blocks });
const KEEPER = 'https://example.org/keeper';

it('a link’s words stay in their sentence, and its address follows the sentence, once', () => {
  const linked = paragraph(text('By Ana, “'), link('The keeper', KEEPER), text('”, 3 February 2025'));
  expect(plain(linked)).toBe(`By Ana, “The keeper”, 3 February 2025 <${KEEPER}>`);
  const twice = [link('One', KEEPER), text(', '), link('two', KEEPER), text(' and '), link('three', `${KEEPER}/3`)];
  expect(plain({ kind: 'list', items: [twice, [text('Four')]] })).toBe(
    `- One, two and three <${KEEPER}> <${KEEPER}/3>\n- Four`,
  );
});

it('an address that stands for itself is not repeated', () => {
  expect(plain({ kind: 'fields', fields: [{ name: 'Source', value: [link(KEEPER, KEEPER)] }] })).toBe(
    `Source: ${KEEPER}`,
  );
});
