import type { ProviderInterface } from "@polkadot/rpc-provider/types";
import type { RawMessage } from "./raw-message.ts";

/**
 * What the SDK uses of a provider of `@polkadot/rpc-provider`, or of anything else that speaks JSON-RPC for a node.
 *
 * @public
 */
export type JsonRpcProvider = Pick<
	ProviderInterface,
	"hasSubscriptions" | "isConnected" | "on" | "send" | "subscribe" | "unsubscribe"
> & {
	/** As `send`, its result as JSON text: for large answers that are read faster than parsed. Not all providers can. */
	sendRaw?(method: string, params: readonly unknown[]): Promise<RawMessage>;
};
