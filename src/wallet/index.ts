export type { Hex } from "../codec/hex.ts";
export type {
	DispatchInfo,
	EndpointFailure,
	ErrorCode,
	ErrorDetails,
	InvalidValueDetails,
	RuleErrorDetails,
} from "../errors/codes.ts";
export type {
	AnyPhalaError,
	PhalaErrorJson,
} from "../errors/error.ts";
export { isPhalaError, PhalaError } from "../errors/error.ts";
export type { WalletSignature, WalletSigner } from "../plan/signers/wallet-signer.ts";
export type { SignerPayload } from "../plan/signing-payload.ts";
export type { ValueListener, ValueStream, ValueSubscription } from "../store/stream.ts";
export type { WalletAccount } from "./account.ts";
export { type ConnectWalletOptions, connectWallet } from "./connect-wallet.ts";
export type { ConnectedWallet } from "./connected-wallet.ts";
export type { WalletChainDefinition, WalletMetadata } from "./metadata.ts";
export type { WalletOptions } from "./race.ts";
export type { Wallet } from "./wallet.ts";
export { wallets$ } from "./wallets.ts";
