import type { Words } from '#core/words.ts';
import type { Debate } from '../state.ts';

/** Why a debate ended without a result. `by`: who called it off. */
export function endedWords(ended: Debate['ended']): Words {
  switch (ended) {
    case 'nobody-started':
      return {
        en: 'Nobody started it for a week, so I closed the lobby. You can begin anew with /debate start.',
        zh: '候场开放一周没有人开始，我就关了。想辩可以用 /debate start 再开。',
      };
    case 'abandoned':
      return {
        en: 'It was paused for a week, so I closed it without a result. What was said stays in /debate transcript.',
        zh: '暂停了一周没有继续，我就关了，没有结果。说过的内容在 /debate transcript 里。',
      };
    case 'place-gone':
      return { en: 'Its place is gone, so there is no result.', zh: '原来的频道不在了，没有结果。' };
    default:
      return { en: 'It was called off, so there is no result.', zh: '这场辩论取消了，没有结果。' };
  }
}
