import type { ProviderInterface } from "@polkadot/rpc-provider/types";

/**
 * What the SDK uses of a provider of `@polkadot/rpc-provider`, or of anything else that speaks JSON-RPC for a node.
 *
 * @public
 */
export type Provider = Pick<
	ProviderInterface,
	"hasSubscriptions" | "isConnected" | "on" | "send" | "subscribe" | "unsubscribe"
>;
