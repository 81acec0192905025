import { isMainThread } from 'node:worker_threads';

// Threads that tests start have a program of their own.
if (isMainThread) await import('../src/services.ts');
