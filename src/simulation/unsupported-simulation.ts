import type { PalletLayout } from "../devchain/runtime/frame/pallet-layout.ts";
import { PhalaError } from "../errors/error.ts";

/** `UNSUPPORTED_SIMULATION`: the runtime executes something otherwise than the rules, or lacks what they use. */
export function unsupportedSimulation(layout: PalletLayout, name: string, cause?: unknown): PhalaError {
	const { specName, specVersion } = layout.constant<{ specName: string; specVersion: number }>("system", "version");
	const message = `The rules of ${specName} ${specVersion} are not known for: ${name}. plan.preview() works with every runtime.`;
	return new PhalaError("UNSUPPORTED_SIMULATION", message, { specName, specVersion, name }, { cause });
}
