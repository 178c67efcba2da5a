import type { ChainWrites, WriteLoaders, WritesModule } from "../../../src/chain/chain-adapter.ts";

/** All writes of a generation. */
export async function loadAllWrites(loaders: WriteLoaders): Promise<ChainWrites> {
	const loaded = await Promise.all(Object.entries(loaders).map(async ([name, load]) => [name, await load()] as const));
	return Object.assign({} as ChainWrites, Object.fromEntries(loaded));
}

/** All writes of a module, each loaded as plans load it. */
export async function loadWritesOf(module: WritesModule): Promise<ChainWrites> {
	const load = async (name: keyof ChainWrites) => [name, await module.loadWrite(name)] as const;
	const loaded = await Promise.all((Object.keys(NAMES) as (keyof ChainWrites)[]).map(load));
	return Object.assign({} as ChainWrites, Object.fromEntries(loaded));
}

const NAMES: Readonly<Record<keyof ChainWrites, true>> = {
	createStakePool: true,
	setCommission: true,
	setCap: true,
	addWorker: true,
	removeWorker: true,
	startWorker: true,
	restartWorker: true,
	stopWorker: true,
	unbindWorker: true,
	reclaimWorker: true,
	reclaimAll: true,
	claimOwnerReward: true,
	claimReward: true,
	claimAllRewards: true,
	claimSubsidy: true,
	addToWhitelist: true,
	removeFromWhitelist: true,
	setDescription: true,
	enforceExit: true,
	reconcileQueue: true,
	contribute: true,
	withdraw: true,
	move: true,
	wrap: true,
	unwrap: true,
	vote: true,
	unlockVotes: true,
	createVault: true,
	setVaultCommission: true,
	contributeAsVault: true,
	withdrawAsVault: true,
	gainOwnerShares: true,
	claimOwnerShares: true,
	enforceVaultExit: true,
};
