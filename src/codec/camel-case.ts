/** `snake_case` as `camelCase`; a name that is camelCase already stays. */
export function camelCase(name: string): string {
	return name.replace(/_+([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}

/** `PascalCase` as `camelCase`, as `@polkadot/api` names pallets. */
export function lowerFirst(name: string): string {
	return name.charAt(0).toLowerCase() + name.slice(1);
}
