/** The layers of `src/`, lowest first, and the layers that each of them may import besides itself. */
const SRC: Readonly<Record<string, readonly string[]>> = {
	errors: [],
	codec: ["errors"],
	math: ["errors", "codec"],
	rpc: ["errors", "codec", "math"],
	query: ["errors", "codec", "math", "rpc"],
	chain: ["errors", "codec", "math", "rpc", "query", "generated"],
	ledger: ["errors", "codec", "math", "query", "chain"],
	live: ["errors", "codec", "math", "rpc", "query", "chain"],
	devchain: ["errors", "codec", "math", "generated"],
	simulation: ["errors", "codec", "query", "chain", "devchain"],
	plan: ["errors", "codec", "math", "rpc", "query", "chain", "simulation"],
	entities: ["errors", "codec", "math", "rpc", "query", "chain", "ledger", "live", "plan"],
	client: ["errors", "codec", "math", "rpc", "query", "chain", "live", "plan", "entities"],
};

/** Stores of observables, for user interfaces. */
const STORE: readonly string[] = [];

/** Wallets of the page: types of signers alone come from `plan`. */
const WALLET = ["errors", "codec", "plan", "store"];

/** Hooks. Nothing but types comes from `chain`, `plan` and `client`: each page brings its own client. */
const REACT = ["errors", "codec", "chain", "live", "plan", "entities", "client", "store", "wallet"];

/** Machines without a network: reads transactions, and sends none. */
const OFFLINE = ["errors", "codec", "math", "chain", "plan"];

/** Layers above `chain`. They use the adapter and never depend on a generation. */
const ABOVE_CHAIN = new Set(["ledger", "simulation", "live", "plan", "entities", "client", "offline", "testing"]);

const SRC_LAYERS = [...Object.keys(SRC), "index"];

/** What test fixtures of applications may import. Nothing in `src/` imports them. */
const TESTING = ["errors", "codec", "math", "query", "chain", "devchain", "plan", "entities", "client"];

/** All layers, lowest first, and the layers that each of them may import besides itself. */
export const LAYERS: ReadonlyMap<string, readonly string[]> = new Map([
	["generated", ["codec"]],
	...Object.entries(SRC),
	["index", SRC_LAYERS],
	["store", STORE],
	["wallet", WALLET],
	["react", REACT],
	["offline", OFFLINE],
	["testing", TESTING],
	["examples", ["index", "math", "wallet", "store", "react", "ledger", "offline", "devchain", "testing"]],
	["scripts", [...SRC_LAYERS, "testing", "generated"]],
	["bench", [...SRC_LAYERS, "testing", "generated", "scripts"]],
	[
		"test",
		[...SRC_LAYERS, "wallet", "store", "react", "offline", "testing", "generated", "examples", "scripts", "bench"],
	],
]);

/** Generated tables for `chain` alone; they are built by its functions and belong to it. */
const GENERATED_FOR_CHAIN =
	/^generated\/(v\d+\/(entries|shapes|signing)|bundled-runtimes|bundled-metadata|signing-pins)\.ts$/;

/** Layer of a file: the folder inside `src/`, `index` for the main entry point, otherwise the top folder. */
export function getLayer(path: string): string {
	const [top = "", folder = ""] = path.split("/");
	if (GENERATED_FOR_CHAIN.test(path)) return "chain";
	if (top !== "src") return top;
	return folder.endsWith(".ts") ? "index" : folder;
}

/**
 * Checks one import against the layers.
 *
 * @returns why the import is forbidden, or `null`
 */
export function checkImport(importer: string, imported: string): string | null {
	const from = getLayer(importer);
	const to = getLayer(imported);
	if (from !== to && !LAYERS.get(from)?.includes(to)) return `${from} must not import ${to}`;
	if (from === "simulation" && to === "devchain" && !imported.startsWith("src/devchain/runtime/"))
		return "simulation must import nothing of the development chain but its runtime";
	if (ABOVE_CHAIN.has(from) && /^src\/chain\/v\d+\//.test(imported))
		return `${from} must not import one generation of the chain`;
	return null;
}
