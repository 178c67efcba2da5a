/** `snake_case` as `camelCase`; a name that is camelCase already stays. */
export function camelCase(name: string): string {
	return name.replace(/_+([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
}
