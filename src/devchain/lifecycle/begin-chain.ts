import type { GatekeeperOptions } from "../gatekeeper/gatekeeper.ts";
import { AutoSave } from "../persistence/auto-save.ts";
import { stampOf } from "../persistence/files.ts";
import { exportChain } from "./export-chain.ts";
import type { RunningChain } from "./running-chain.ts";

/** What a chain begins with. */
export interface Beginning {
	readonly gatekeeper?: boolean | GatekeeperOptions | undefined;
	readonly dataFile?: string | undefined;
}

/**
 * Starts a chain, or continues the one in its file if there is one; then starts the gatekeeper and saving. Closes the chain where
 * that fails.
 */
export async function beginChain(
	{ gatekeeper = false, dataFile }: Beginning,
	start: () => Promise<RunningChain>,
	resume: (file: string) => Promise<RunningChain>,
): Promise<RunningChain> {
	const stamp = dataFile === undefined ? null : await stampOf(dataFile);
	const chain = await (dataFile !== undefined && stamp !== null ? resume(dataFile) : start());
	try {
		if (gatekeeper !== false && !chain.gatekeeper.isRunning) {
			chain.gatekeeper.start(gatekeeper === true ? {} : gatekeeper);
		}
		if (dataFile !== undefined) {
			chain.autoSave = new AutoSave(dataFile, stamp, chain.node, () => exportChain(chain), chain.timers);
			await chain.autoSave.save();
		}
		return chain;
	} catch (error) {
		chain.autoSave = undefined;
		await chain.close();
		throw error;
	}
}
