/** Resolves with the next message of the parent process. */
export function nextMessage(): Promise<void> {
	return new Promise((go) => process.once("message", () => go()));
}
