import { writeFileSync } from 'node:fs';
import { allSeen, type DebateScene } from './debate-scene.ts';

export async function dump(scene: DebateScene, name: string): Promise<void> {
    const posts = await scene.chat.posts();
    writeFileSync(
      `/tmp/dc-${name.replaceAll(' ', '-')}.txt`,
      posts.map(({ place, pings, text, buttons, file }) => `[${place}] ${pings.join(' ')}\n${text}\n{${buttons.join(' | ')}}\n${file ? `FILE\n${file}` : ''}`).join('\n-----\n') +
        '\n=====\n' + scene.heard.map(({ who, doing, text }) => `${who} «${doing}»: ${text}`).join('\n--\n') + (await allSeen(scene)).filter((one) => one.startsWith('to ')).join('\n--\n'),
    );
}
