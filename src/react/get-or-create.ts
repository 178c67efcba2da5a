/** The value of a key, created where there is none. */
export function getOrCreate<K extends object, V extends object>(values: WeakMap<K, V>, key: K, create: () => V): V {
	let value = values.get(key);
	if (!value) {
		value = create();
		values.set(key, value);
	}
	return value;
}
