import type { Hex } from "../../../codec/hex.ts";
import type { DevNode } from "../node.ts";
import type { NonceHolder } from "../submission-fate.ts";
import type { Timers } from "../timers.ts";
import type { MessageLine } from "./message-line.ts";

/** The part of a connection that faults act on. */
interface FaultyConnection {
	readonly line: MessageLine;
	/** Closes the connection from the server's side. */
	drop(): void;
	/** Ends the subscriptions to `notification` without notice to the client; returns how many there were. */
	loseSubscriptions(notification: string): number;
}

/** The parts of the chain that faults act on. */
export interface FaultHost {
	readonly node: DevNode;
	readonly timers: Timers;
	/** Open connections. */
	connections(): readonly FaultyConnection[];
	/** Stops finality until the returned function is called. */
	pauseFinality(): () => void;
	/** Replacement of a transaction, `undefined` when the chain has no key for its signer. */
	replace(extrinsic: NonceHolder): Hex | undefined;
}
