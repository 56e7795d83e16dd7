// Where specs run: each file in a process of its own, and that in a hall of its own, so that two files may run side by side.
import { fileURLToPath } from 'node:url';
import { ForksPoolWorker, type PoolOptions } from 'vitest/node';

/** Stands for node, and starts it in a new network. */
const NODE = fileURLToPath(new URL('hall_node.sh', import.meta.url));

/** A process in its own hall. Nobody there notices cards that come and go next door, which Chromium takes for a change of its own network. */
class HallWorker extends ForksPoolWorker {
  override readonly name: string = 'hall';

  override async start(): Promise<void> {
    const own = process.execPath;
    // What a process is forked from; it is read before anything is waited for.
    process.execPath = NODE;
    const started = super.start();
    process.execPath = own;
    await started;
  }
}

/** What vitest asks for a place to run a file in. */
export const halls = { name: 'hall', createPoolWorker: (options: PoolOptions): HallWorker => new HallWorker(options) };
