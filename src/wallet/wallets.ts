import { createStream, type ValueStream } from "../store/stream.ts";
import { getPage, type InjectedProvider, readProviders } from "./injected.ts";
import { keepList } from "./keep-list.ts";
import { createWallet, type Wallet } from "./wallet.ts";

/** Pauses between two looks at the page, ms. Most wallets are there before its first script, some a second after it loaded. */
const FIRST_PAUSE_MS = 50;
const MAX_PAUSE_MS = 2_000;

/** By provider, so that a wallet stays the same object for the whole page. */
const wallets = new WeakMap<InjectedProvider, Wallet>();

/**
 * The wallets of the page (`window.injectedWeb3`), those that appear late too.
 *
 * - Emits at once, and again when a wallet appears, is replaced or goes
 * - Looks again when the document is ready and loaded, and at growing pauses up to 2 s, until the last listener unsubscribes
 * - Without a page, as on a server: emits an empty list, sets no timer
 *
 * @example
 * ```ts
 * import { wallets$ } from "phala-stakepool/wallet";
 * const subscription = wallets$().subscribe((wallets) => console.log(wallets.map(({ name }) => name)));
 * subscription.unsubscribe();
 * ```
 * @public
 */
export function wallets$(): ValueStream<readonly Wallet[]> {
	let current: readonly Wallet[] = Object.freeze([]);
	const read = () => {
		current = keepList(
			current,
			[...readProviders()].map(([name, provider]) => toWallet(name, provider)),
		);
		return current;
	};
	return createStream(read, (changed) => {
		let before = read();
		return watchPage(() => {
			if (read() === before) return;
			before = current;
			changed();
		});
	});
}

function toWallet(name: string, provider: InjectedProvider): Wallet {
	const known = wallets.get(provider);
	const wallet = known?.name === name ? known : createWallet(name, provider);
	wallets.set(provider, wallet);
	return wallet;
}

/** Calls `look` until the returned function is called. */
function watchPage(look: () => void): () => void {
	const page = getPage();
	if (!page) return () => {};
	let pause = FIRST_PAUSE_MS;
	let timer: ReturnType<typeof setTimeout>;
	const lookAgain = () => {
		timer = setTimeout(lookAgain, pause);
		pause = Math.min(pause * 2, MAX_PAUSE_MS);
		look();
	};
	const events = ["DOMContentLoaded", "load", "focus"] as const;
	for (const event of events) page.addEventListener(event, look);
	timer = setTimeout(lookAgain, pause);
	return () => {
		clearTimeout(timer);
		for (const event of events) page.removeEventListener(event, look);
	};
}
