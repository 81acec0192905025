/** Says what is wrong with the way the program was started, and exits. */
export function refuse(why: string): never {
  console.error(`parley: ${why}`);
  process.exit(1);
}
