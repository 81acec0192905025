import type { APIMessage } from 'discord.js';
import { installed } from './standin.ts';

type Data = Record<string, unknown>;
type Interaction = { id: string; token: string };

/** What is used here of `discord-digital-twin` 0.1.1. */
export type Twin = {
  restUrl: string;
  botToken: string;
  prisma: {
    user: { findMany(): Promise<{ id: string; username: string; bot: boolean }[]> };
    guildMember: { updateMany(change: { where: { userId: string }; data: { permissions: string } }): Promise<unknown> };
    channel: { findMany(): Promise<{ id: string }[]> };
  };
  server: { gateway: { broadcast(event: string, data: unknown): void } };
  start(): Promise<void>;
  stop(): Promise<void>;
  simulateInteraction(one: { type: number; channelId: string; userId: string; data: Data }): Promise<Interaction>;
  channel(id: string): {
    getMessages(): Promise<APIMessage[]>;
    getInteractionResponse(id: string): Promise<{ messageId: string | null } | null>;
    user(id: string): {
      runSlashCommand(command: { name: string; options?: unknown }): Promise<Interaction>;
      clickButton(button: { messageId: string; customId: string }): Promise<Interaction>;
      selectMenu(choice: { messageId: string; customId: string; values: string[] }): Promise<Interaction>;
    };
  };
};

type Options = {
  guild: { name: string };
  channels: { name: string; type: number }[];
  users: { username: string }[];
  botToken: string;
  botUser: { id: string; username: string };
  dbUrl: string;
};

export async function newTwin(options: Options): Promise<Twin> {
  const file = 'discord-digital-twin/dist/index.js';
  const { DigitalDiscord } = (await installed(file)) as { DigitalDiscord: new (options: Options) => Twin };
  return new DigitalDiscord(options);
}
