import type { Hex } from "../../codec/hex.ts";

/**
 * An immutable sorted map (an AVL tree): a write returns a new map that shares all nodes but one path with the old one.
 * The state of every block is one of these, so old blocks and forks only cost memory for their differences.
 */
export type PersistentMap = MapNode | null;

/** Identifies a writer. A node may be changed in place with the token that created it: no other map contains it yet. */
export type EditToken = object;

interface MapNode {
	readonly key: Hex;
	value: Uint8Array;
	left: PersistentMap;
	right: PersistentMap;
	height: number;
	readonly token: EditToken;
}

/** The value at `key`. */
export function mapGet(map: PersistentMap, key: Hex): Uint8Array | undefined {
	let node = map;
	while (node !== null) {
		if (key === node.key) return node.value;
		node = key < node.key ? node.left : node.right;
	}
	return undefined;
}

/** `map` with `value` at `key`. */
export function mapSet(map: PersistentMap, key: Hex, value: Uint8Array, token: EditToken): MapNode {
	if (map === null) return { key, value, left: null, right: null, height: 1, token };
	const node = writable(map, token);
	if (key === node.key) {
		node.value = value;
		return node;
	}
	if (key < node.key) node.left = mapSet(node.left, key, value, token);
	else node.right = mapSet(node.right, key, value, token);
	return balance(node, token);
}

/** `map` without `key`. */
export function mapDelete(map: PersistentMap, key: Hex, token: EditToken): PersistentMap {
	return mapGet(map, key) === undefined ? map : remove(map, key, token);
}

function remove(map: PersistentMap, key: Hex, token: EditToken): PersistentMap {
	if (map === null) return null;
	if (key === map.key) {
		if (map.left === null) return map.right;
		if (map.right === null) return map.left;
		let next = map.right;
		while (next.left !== null) next = next.left;
		const right = remove(map.right, next.key, token);
		return balance({ key: next.key, value: next.value, left: map.left, right, height: 0, token }, token);
	}
	const node = writable(map, token);
	if (key < node.key) node.left = remove(node.left, key, token);
	else node.right = remove(node.right, key, token);
	return balance(node, token);
}

/**
 * Calls `visit` in ascending order for every entry whose key starts with `prefix` and sorts after `after`, until `visit`
 * returns `false`.
 */
export function mapScan(
	map: PersistentMap,
	prefix: string,
	after: string,
	visit: (key: Hex, value: Uint8Array) => boolean | undefined,
): boolean {
	if (map === null) return true;
	const { key } = map;
	const inside = key.startsWith(prefix);
	// Keys with the prefix are contiguous: smaller keys are to the left of all of them, larger keys to the right.
	if ((inside || key > prefix) && key > after && !mapScan(map.left, prefix, after, visit)) return false;
	if (inside && key > after && visit(key, map.value) === false) return false;
	return inside || key < prefix ? mapScan(map.right, prefix, after, visit) : true;
}

function writable(node: MapNode, token: EditToken): MapNode {
	return node.token === token ? node : { ...node, token };
}

const heightOf = (map: PersistentMap): number => (map === null ? 0 : map.height);

function withHeight(node: MapNode): MapNode {
	node.height = 1 + Math.max(heightOf(node.left), heightOf(node.right));
	return node;
}

function balance(node: MapNode, token: EditToken): MapNode {
	const imbalance = heightOf(node.left) - heightOf(node.right);
	if (imbalance > 1 && node.left !== null) {
		if (heightOf(node.left.left) < heightOf(node.left.right)) node.left = rotateLeft(writable(node.left, token), token);
		return rotateRight(node, token);
	}
	if (imbalance < -1 && node.right !== null) {
		if (heightOf(node.right.right) < heightOf(node.right.left))
			node.right = rotateRight(writable(node.right, token), token);
		return rotateLeft(node, token);
	}
	return withHeight(node);
}

function rotateRight(node: MapNode, token: EditToken): MapNode {
	if (node.left === null) return node;
	const top = writable(node.left, token);
	node.left = top.right;
	top.right = withHeight(node);
	return withHeight(top);
}

function rotateLeft(node: MapNode, token: EditToken): MapNode {
	if (node.right === null) return node;
	const top = writable(node.right, token);
	node.right = top.left;
	top.left = withHeight(node);
	return withHeight(top);
}
