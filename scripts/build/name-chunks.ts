/** What esbuild writes about a build. */
export interface Metafile {
	readonly outputs: Readonly<Record<string, Output>>;
}

interface Output {
	readonly inputs: Readonly<Record<string, { readonly bytesInOutput: number }>>;
	/** Module that is imported as the chunk. */
	readonly entryPoint?: string;
}

/**
 * Names chunks after the module that is imported as the chunk, else after the largest one that they hold. A chunk that only exports what
 * another one holds is named `…-exports`.
 *
 * @returns names by those of esbuild, without extensions
 */
export function nameChunks({ outputs }: Metafile): Map<string, string> {
	const names = new Map<string, string>();
	const taken = new Set<string>();
	for (const [path, { entryPoint, inputs }] of Object.entries(outputs)) {
		const [, id] = /\/chunks\/([\w-]+)\.c?js$/.exec(path) ?? [];
		if (id === undefined) continue;
		const bySize = Object.entries(inputs).sort(([, a], [, b]) => b.bytesInOutput - a.bytesInOutput);
		const [largest = entryPoint ?? id] = bySize.map(([input]) => input);
		const base =
			nameOf(bySize.length === 0 ? largest : (entryPoint ?? largest)) + (bySize.length === 0 ? "-exports" : "");
		let name = base;
		for (let count = 2; taken.has(name); count++) name = `${base}-${count}`;
		taken.add(name);
		names.set(id, name);
	}
	return names;
}

/** `src/chain/v2/index.ts` is `chain-v2`. */
function nameOf(path: string): string {
	return path
		.replace(/^.*node_modules\//, "")
		.replace(/^src\//, "")
		.replace(/(\/index)?\.\w+$/, "")
		.replaceAll(/[^\w]+/g, "-")
		.replace(/^-/, "");
}
