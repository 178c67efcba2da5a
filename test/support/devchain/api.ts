import { ApiPromise, WsProvider } from "@polkadot/api";
import type { SubmittableExtrinsic } from "@polkadot/api/types";
import type { KeyringPair } from "@polkadot/keyring/types";
import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import type { Codec, ISubmittableResult } from "@polkadot/types/types";

/** One PHA in its smallest unit. */
export const PHA = 10n ** 12n;

/** Connects an `ApiPromise` without warnings to a provider or an address. */
export function apiOn(source: ProviderInterface | string): Promise<ApiPromise> {
	// With `exactOptionalPropertyTypes`, WsProvider is no ProviderInterface to the compiler: its `ttl` may be undefined.
	const provider = typeof source === "string" ? (new WsProvider(source) as object as ProviderInterface) : source;
	return ApiPromise.create({ provider, noInitWarn: true });
}

/** A storage value as JSON. */
export async function read(api: ApiPromise, pallet: string, item: string, ...args: unknown[]): Promise<unknown> {
	const query = api.query[pallet]?.[item];
	if (query === undefined) throw new Error(`no ${pallet}.${item}`);
	return (await query(...args)).toJSON();
}

/** A call, ready to be signed. */
export function call(api: ApiPromise, pallet: string, method: string, ...args: unknown[]) {
	const make = api.tx[pallet]?.[method];
	if (make === undefined) throw new Error(`no ${pallet}.${method}`);
	return make(...args);
}

/** Signs, sends and resolves once finalized, with all statuses and events. */
export function send(tx: SubmittableExtrinsic<"promise", ISubmittableResult>, signer: KeyringPair) {
	return new Promise<{ statuses: string[]; events: string[]; block: string }>((resolve, reject) => {
		const statuses: string[] = [];
		tx.signAndSend(signer, ({ status, events }) => {
			statuses.push(status.type);
			if (!status.isFinalized) return;
			const names = events.map(({ event }) => `${event.section}.${event.method}`);
			resolve({ statuses, events: names, block: status.asFinalized.toHex() });
		}).catch(reject);
	});
}

/** Calls `seen` with the current value and every change; returns a function that stops it. */
export async function follow(api: ApiPromise, pallet: string, item: string, seen: (value: unknown) => void) {
	const query = api.query[pallet]?.[item];
	if (query === undefined) throw new Error(`no ${pallet}.${item}`);
	const stop: unknown = await query((value: Codec) => seen(value.toJSON()));
	if (typeof stop !== "function") throw new Error("no subscription");
	return stop as () => void;
}
