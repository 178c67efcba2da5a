/** What names an account in a key: the address of an object, otherwise the value. */
export function addressOf(account: unknown): unknown {
	return Object(account).address ?? account;
}
