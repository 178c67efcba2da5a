/**
 * Sends transactions of one account at the same time, from a separate process. Arguments: `URL COUNT [PROFILE]`. Reports to the parent
 * when it is warm, and after the parent's answer the measurement.
 */
import { Keyring } from "@polkadot/keyring";
import { cryptoWaitReady } from "@polkadot/util-crypto";
import { connect } from "phala-stakepool";
import { nextMessage } from "../messages.ts";
import { profiled } from "../profile.ts";

/** Measurement of some sends. */
export interface SendsMeasurement {
	/** CPU time of the client's process, user and system, ms. */
	readonly cpuMs: number;
	/** From the first call to the last finalized block, ms. */
	readonly wallMs: number;
	/** Ids of the created pools, in the order of the calls. */
	readonly pids: readonly number[];
}

/** Sends before the measured ones, so that cold code does not hide growth. */
const WARM_UP = 20;

process.once("disconnect", () => process.exit(1));
const [, , url = "", count = "", profile] = process.argv;
await cryptoWaitReady();
const alice = new Keyring({ type: "sr25519" }).addFromUri("//Alice");
const phala = await connect(url);
const sendAll = (total: number) =>
	Promise.all(Array.from({ length: total }, () => phala.createStakePool().send(alice).finalized));

await sendAll(WARM_UP);
globalThis.gc?.();
process.send?.("warm");
await nextMessage();
const start = performance.now();
const cpu = process.cpuUsage();
const measured = () => sendAll(Number(count));
const done = await (profile ? profiled(profile, measured) : measured());
const { user, system } = process.cpuUsage(cpu);
const measurement: SendsMeasurement = {
	cpuMs: (user + system) / 1000,
	wallMs: performance.now() - start,
	pids: done.map(({ result }) => result.pid),
};
process.send?.(measurement);
await nextMessage();
await phala.close();
process.exit(0);
