import { expect, it } from 'vitest';
import type { TopicFault } from '#core/topic.ts';
import { editPage } from '#web/topic-editor/edit-page.ts';
import { say } from './fakes.ts';

const fault = (line: number): TopicFault => ({ line, kind: 'value', level: 'error', what: { en: 'wrong', zh: '错' } });
const pageWith = (count: number) =>
  String(
    editPage({
      say: say('en'),
      language: 'en',
      id: 'crane',
      yaml: 'format: 1',
      by: 'Ana',
      at: 1,
      faults: Array.from({ length: count }, (_, at) => fault(at + 1)),
    }),
  );

it('up to 200 faults of a topic are listed, and of more it is said that they follow', () => {
  const listed = (html: string) => html.match(/<li>/g)?.length ?? 0;
  expect(listed(pageWith(200))).toBe(200);
  expect(pageWith(200)).not.toContain('The others are shown once these are mended.');
  expect(listed(pageWith(201))).toBe(200);
  expect(pageWith(201)).toContain('The others are shown once these are mended.');
  expect(pageWith(201)).toContain('<span class="count">201</span>');
});
