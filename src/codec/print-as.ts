type Inspect = (value: object, options: object) => string;

/**
 * Sets what `console.log` of Node prints for an object, instead of its functions and getters.
 *
 * @param name - of its type
 * @param read - the fields to print
 * @returns the object
 */
export function printAs<T extends object>(name: string, object: T, read: (object: T) => object): T {
	const print = (_depth: number, options: object, inspect: Inspect) => `${name} ${inspect(read(object), options)}`;
	return Object.defineProperty(object, Symbol.for("nodejs.util.inspect.custom"), { value: print });
}
