/** Sends a request; resolves to its result. */
export type SendRequest = (method: string, params: readonly unknown[]) => Promise<unknown>;

/** What is read of each new block for one subscription. */
export interface PolledWatch {
	/** Method name of its notifications. */
	readonly notification: string;
	/** Which blocks are read. */
	finality: "best" | "finalized";
	/** Hash of the newest block that was read. */
	head?: string | undefined;
	/** Reads a block; resolves to the results to notify of. */
	read(head: string, previous: string | undefined): Promise<readonly unknown[]>;
}

type CreateWatch = (
	params: readonly unknown[],
	send: SendRequest,
	notification: string,
) => PolledWatch | Promise<PolledWatch>;

/** Notifications by the method that subscribes to them. */
export const TOPICS: Readonly<Record<string, readonly [notification: string, create: CreateWatch]>> = {
	chain_subscribeNewHeads: ["chain_newHead", watchHeaders("best")],
	chain_subscribeAllHeads: ["chain_allHead", watchHeaders("best")],
	chain_subscribeFinalizedHeads: ["chain_finalizedHead", watchHeaders("finalized")],
	state_subscribeStorage: ["state_storage", watchStorage],
	state_subscribeRuntimeVersion: ["state_runtimeVersion", watchRuntimeVersion],
	author_submitAndWatchExtrinsic: ["author_extrinsicUpdate", watchTransaction],
};

/** Most blocks between two polls that are searched for a transaction. */
const MAX_BLOCKS = 16;

/**
 * Starts what a subscription method asks for.
 *
 * @throws Error of the node
 */
export async function createWatch(method: string, params: readonly unknown[], send: SendRequest): Promise<PolledWatch> {
	const topic = TOPICS[method];
	if (!topic) throw new Error(`${method} needs a WebSocket`);
	return topic[1](params, send, topic[0]);
}

function watchHeaders(finality: PolledWatch["finality"]): CreateWatch {
	return (_, send, notification) => ({
		notification,
		finality,
		read: async (head) => [await send("chain_getHeader", [head])],
	});
}

/** Notifies of all values first, then of those that changed. */
function watchStorage([keys]: readonly unknown[], send: SendRequest, notification: string): PolledWatch {
	if (!Array.isArray(keys)) throw new Error("keys are missing: all storage cannot be followed without a WebSocket");
	const values = new Map<string, string | null>();
	return {
		notification,
		finality: "best",
		async read(block) {
			const sets = (await send("state_queryStorageAt", [keys, block])) as readonly {
				readonly changes: readonly (readonly [string, string | null])[];
			}[];
			const changes = sets.flatMap((set) => set.changes).filter(([key, value]) => values.get(key) !== value);
			for (const [key, value] of changes) values.set(key, value);
			return changes.length > 0 ? [{ block, changes }] : [];
		},
	};
}

function watchRuntimeVersion(_: readonly unknown[], send: SendRequest, notification: string): PolledWatch {
	let known = "";
	return {
		notification,
		finality: "best",
		async read(head) {
			const version = await send("state_getRuntimeVersion", [head]);
			const text = JSON.stringify(version);
			if (text === known) return [];
			known = text;
			return [version];
		},
	};
}

/** Submits a transaction, and notifies of the blocks that contain it. */
async function watchTransaction(
	[bytes]: readonly unknown[],
	send: SendRequest,
	notification: string,
): Promise<PolledWatch> {
	await send("author_submitExtrinsic", [bytes]);
	const extrinsic = String(bytes).toLowerCase();
	let included: { readonly hash: string; readonly number: number } | null = null;
	let isFirst = true;
	const follow = (finality: PolledWatch["finality"]) => {
		watch.finality = finality;
		// The newest block of one kind may be that of the other.
		watch.head = undefined;
	};
	const watch: PolledWatch = {
		notification,
		finality: "best",
		async read(head, previous) {
			const results: unknown[] = isFirst ? ["ready"] : [];
			isFirst = false;
			if (included) {
				const { number } = (await send("chain_getHeader", [head])) as { readonly number: string };
				if (Number(number) < included.number) return results;
				const canonical = await send("chain_getBlockHash", [included.number]);
				const { hash } = included;
				if (canonical === hash) return [...results, { finalized: hash }];
				included = null;
				follow("best");
				return [...results, { retracted: hash }];
			}
			for (let hash = head, i = 0; hash !== previous && i < MAX_BLOCKS; i++) {
				const { block } = (await send("chain_getBlock", [hash])) as {
					readonly block: {
						readonly header: { readonly number: string; readonly parentHash: string };
						readonly extrinsics: readonly string[];
					};
				};
				if (block.extrinsics.some((each) => each.toLowerCase() === extrinsic)) {
					included = { hash, number: Number(block.header.number) };
					follow("finalized");
					return [...results, { inBlock: hash }];
				}
				if (previous === undefined) break;
				hash = block.header.parentHash;
			}
			return results;
		},
	};
	return watch;
}
