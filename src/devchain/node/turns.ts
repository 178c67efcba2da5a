/**
 * Runs a task in a later turn of the event loop, so that timers and sockets get theirs first. Tasks run in order. Unlike a
 * timer it does not wait, also in a browser's tab, and works while a test has replaced the global timers.
 */
export function nextTurn(task: () => void): void {
	if (realSetImmediate !== undefined) realSetImmediate(task);
	else postTask(task);
}

/** Runs a task at the end of this turn, also while a test has replaced the global `queueMicrotask`, as jest does. */
export const nextMicrotask: (task: () => void) => void = globalThis.queueMicrotask.bind(globalThis);

const realSetImmediate: ((task: () => void) => unknown) | undefined = globalThis.setImmediate;
const RealMessageChannel = globalThis.MessageChannel;

const tasks: (() => void)[] = [];
let channel: MessageChannel | undefined;

/** Posts a message per task; closes the channel after the last one, because an open one keeps some runtimes alive. */
function postTask(task: () => void): void {
	tasks.push(task);
	if (channel === undefined) {
		channel = new RealMessageChannel();
		channel.port1.onmessage = runTask;
	}
	channel.port2.postMessage(null);
}

function runTask(): void {
	try {
		tasks.shift()?.();
	} finally {
		if (tasks.length === 0) {
			channel?.port1.close();
			channel = undefined;
		}
	}
}
