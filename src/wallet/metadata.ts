import type { InjectedWallet } from "./injected.ts";
import { toWalletError } from "./wallet-error.ts";

/** A chain as wallets store it, to show transactions by name and addresses with its prefix. @public */
export interface WalletChainDefinition {
	/** The chain's name. */
	readonly chain: string;
	/** Hash of block 0. */
	readonly genesisHash: string;
	/** Version of the runtime. */
	readonly specVersion: number;
	/** Prefix of addresses. */
	readonly ss58Format: number;
	/** Symbol of the token. */
	readonly tokenSymbol: string;
	/** Decimals of the token. */
	readonly tokenDecimals: number;
	/** Name of an icon, e.g. `substrate`. */
	readonly icon: string;
	/** Types that the metadata does not describe. */
	readonly types: Readonly<Record<string, string | Readonly<Record<string, string>>>>;
	/** The metadata's calls, base64. */
	readonly metaCalls?: string | undefined;
	/** Colour of the chain, `#rrggbb`. */
	readonly color?: string | undefined;
	/** Signed extensions that the wallet does not know. */
	readonly userExtensions?: object | undefined;
	/** `substrate` or `ethereum`. */
	readonly chainType?: string | undefined;
}

/** The chains that a wallet knows. @public */
export interface WalletMetadata {
	/**
	 * Chains and the version of each that the wallet has. A wallet with an older version shows less of a transaction, or refuses it.
	 *
	 * @throws {@link PhalaError} `WALLET_LOCKED`, `WALLET_FAILED`
	 */
	known(): Promise<readonly { readonly genesisHash: string; readonly specVersion: number }[]>;
	/**
	 * Offers a chain, or a newer version of it, to the wallet, which asks its user.
	 *
	 * @returns whether the wallet took it
	 * @throws {@link PhalaError} `USER_REJECTED`, `WALLET_LOCKED`, `WALLET_FAILED`
	 */
	provide(definition: WalletChainDefinition): Promise<boolean>;
}

/** @returns `null` where the wallet keeps no chains, or needs none (Talisman has its own list) */
export function toMetadata(wallet: string, { metadata }: InjectedWallet): WalletMetadata | null {
	if (typeof metadata?.get !== "function" || typeof metadata.provide !== "function") return null;
	const attempt = async <T>(work: () => Promise<T> | undefined) => {
		try {
			return await work();
		} catch (cause) {
			throw toWalletError(wallet, cause);
		}
	};
	return {
		known: async () => (await attempt(() => metadata.get?.())) ?? [],
		provide: async (definition) => (await attempt(() => metadata.provide?.(definition))) !== false,
	};
}
