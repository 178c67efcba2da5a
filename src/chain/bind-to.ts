/** Binds a function to its first argument, e.g. the write of a generation to its chain. */
export function bindTo<S, A extends readonly unknown[], R>(
	subject: S,
	write: (subject: S, ...args: A) => R,
): (...args: A) => R {
	return (...args) => write(subject, ...args);
}
