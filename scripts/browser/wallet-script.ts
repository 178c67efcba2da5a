/**
 * Code that injects a wallet with one account into a page, as browser extensions do.
 *
 * @param sign - code of a function from a payload to the promise of a signature
 */
export function walletScript(name: string, address: string, sign: string): string {
	return `{
		const accounts = ${JSON.stringify([{ address, name: "Account", type: "sr25519" }])};
		const list = { get: async () => accounts, subscribe: (listener) => { listener(accounts); return () => {}; } };
		const sign = ${sign};
		let signed = 0;
		const signPayload = async (payload) => ({ id: ++signed, signature: await sign(payload) });
		window.injectedWeb3 = { ${name}: { version: "1", enable: async () => ({ accounts: list, signer: { signPayload } }) } };
	}`;
}
