import { expect } from 'vitest';
import { ANA, BO, from, type Step } from './scene.ts';

const SUBSIDIES_ZH = '主张放宽管制的批评者认为，补贴没能替中国芯片企业办到的事，短缺办到了：它送来了客户。';

/** Steps about camps: their views with evidence, and a question to discuss. */
export const CAMPS: readonly Step[] = [
  {
    does: 'the camps of a question, found by words in Chinese, on one screen',
    run: async (scene) => {
      const camps = await scene.chat.type('/camps 出口管制', BO);
      expect(camps.visibility).toBe('public');
      for (const name of ['收紧派', '放松派', '先问目的派']) expect(camps.text).toContain(name);
      scene.seen.set('camps', camps);
    },
  },
  {
    does: 'a camp in full, every sentence with its evidence',
    run: async (scene) => {
      const camp = await scene.chat.choose(from(scene, 'camps'), '放松派', BO);
      expect(camp.text).toContain('补贴办不到的事，短缺替中国芯片厂办到了');
      expect(camp.text).toContain('chip-controls:26');
      scene.seen.set('camp', camp);
    },
  },
  {
    does: 'and the evidence word for word, to who asked',
    run: async (scene) => {
      const camp = from(scene, 'camp');
      const label = camp.options.find((one) => one.includes('补贴办不到的事')) ?? '';
      const evidence = await scene.chat.choose(camp, label, BO);
      expect(evidence.visibility).toBe('only-me');
      expect(evidence.text).toContain(SUBSIDIES_ZH);
    },
  },
  {
    does: 'a question to talk about, with its passage, and then another one',
    run: async (scene) => {
      const first = await scene.chat.type('/prompt open-weights', ANA);
      expect(first.visibility).toBe('public');
      expect(first.text).toContain('open-weights:');
      const second = await scene.chat.press(first, 'Another one', BO);
      expect(second.visibility).toBe('public');
      expect(second.text).not.toBe(first.text);
    },
  },
];
