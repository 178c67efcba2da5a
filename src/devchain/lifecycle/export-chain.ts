import { version } from "../../../package.json";
import { pack } from "../persistence/container.ts";
import type { DevChainExportOptions } from "../persistence/load-options.ts";
import { saveChain } from "../persistence/save-chain.ts";
import { withStorage } from "../runtime/storage-missing.ts";
import { parseInteger, parseObject } from "../validate.ts";
import type { RunningChain } from "./running-chain.ts";

/** Number of newest blocks that a saved chain keeps by default. */
const EXPORTED_BLOCKS = 256;

/** See {@link DevChain.export}. */
export async function exportChain(
	{ node, gatekeeper, controls, options: settings, origin }: RunningChain,
	options: DevChainExportOptions = {},
): Promise<Uint8Array> {
	const { blocks = EXPORTED_BLOCKS } = parseObject("options", options);
	parseInteger("blocks", blocks, 1);
	const { generation = 2, gracePeriodSeconds, proxyTypes, networkPallets, finalityLag, seal } = settings;
	const parts = {
		node,
		gatekeeper,
		controls,
		options: { generation, gracePeriodSeconds, proxyTypes, networkPallets, finalityLag, seal },
		origin,
		release: version,
	};
	return pack(await withStorage(() => saveChain(parts, blocks)));
}
