# shellcheck shell=bash
# A real Kubernetes cluster of one node. Everything of it runs in a network namespace of its own, so that kube-proxy
# never touches the rules of this machine's Docker engine; a pair of virtual cards leads there.

CLUSTER=${WHALEMOUNTAIN_CLUSTER:-/var/lib/whalemountain-test-cluster}
# shellcheck disable=SC2034 # where process.sh keeps pids and logs
DATA=$CLUSTER/state
readonly NETNS=wm-cluster NODE=node1 CARD=wmc0
readonly HERE_IP=10.213.7.1 NODE_IP=10.213.7.2
readonly PODS=10.213.128.0/20 SERVICES=10.213.160.0/20 API_SERVICE=10.213.160.1
readonly K8S_VERSION=v1.20.2
readonly PROGRAMS=(kube-apiserver kube-controller-manager kube-scheduler kubelet kube-proxy kubectl)
readonly VOLUMES=40
# shellcheck disable=SC2016 # for a shell of its own
readonly AGAIN='trap "kill \$child; exit" TERM; while :; do "$@" & child=$!; wait $child; sleep 0.2; done'

# The source package is read from a list of its own: nothing of this machine's apt is changed.
cluster_build() {
  local work=$CLUSTER/build apt list tree
  if cluster_is_built; then
    return
  fi
  apt-get install --yes --no-install-recommends \
    golang-1.19 etcd-server containerd containernetworking-plugins rsync jq make patch dpkg-dev openssl iptables >/dev/null
  mkdir -p "$work/lists/partial" "$work/go/src/k8s.io"
  list=$work/source.list
  echo 'deb-src http://deb.debian.org/debian bookworm main' >"$list"
  apt=(apt-get -o "Dir::Etc::SourceList=$list" -o Dir::Etc::SourceParts=/dev/null -o "Dir::State::Lists=$work/lists"
    -o APT::Sandbox::User=root)
  "${apt[@]}" update >/dev/null
  (cd "$work" && "${apt[@]}" source --download-only kubernetes)
  tree=$work/go/src/k8s.io/kubernetes
  if [[ ! -d "$tree" ]]; then
    dpkg-source --extract "$work"/kubernetes_*.dsc "$tree"
    patch --directory="$tree" --strip=1 <"$ROOT/deploy/lib/cluster.patch"
  fi
  # In the old layout, as the source package itself does: generated code is missing, and make makes it.
  (
    cd "$tree" || exit
    unset GOROOT
    PATH=/usr/lib/go-1.19/bin:$PATH GOPATH=$work/go GO111MODULE=off GOPROXY=off GOFLAGS='' GOCACHE=$work/cache \
      KUBE_GIT_TREE_STATE=clean KUBE_GIT_VERSION=$K8S_VERSION KUBE_GIT_MAJOR=1 KUBE_GIT_MINOR=20 KUBE_GIT_COMMIT=unknown \
      nice -n 19 make WHAT="${PROGRAMS[*]/#/cmd/}"
  )
  mkdir -p "$CLUSTER/bin"
  cp "${PROGRAMS[@]/#/$tree/_output/bin/}" "$CLUSTER/bin/"
}

cluster_is_built() {
  local program
  for program in "${PROGRAMS[@]}"; do
    [[ -x "$CLUSTER/bin/$program" ]] || return 1
  done
}

cluster_up() {
  cluster_is_built || die 'Build it first: ./deploy/test/cluster build' '先に ./deploy/test/cluster build を実行してください。'
  if [[ -n "$(pid_of kube-apiserver)" ]]; then
    cluster_env
    return
  fi
  mkdir -p "$DATA/pki" "$DATA/cni" "$DATA/volumes"
  cluster_net
  cluster_pki
  cluster_kubeconfigs
  cluster_control_plane
  cluster_node
  wait_for_process kubelet 120 cluster_node_is_ready
  cluster_storage
  cluster_env
}

cluster_env() {
  echo "export WHALEMOUNTAIN_TEST_KUBECONFIG=$DATA/admin.kubeconfig"
  echo "export WHALEMOUNTAIN_TEST_KUBECTL=$CLUSTER/bin/kubectl"
}

cluster_load() {
  docker save "$1" | containerd_ctl images import - >/dev/null
}

# Ends every process and forgets the data; what was built stays.
cluster_down() {
  local name pid
  for name in kubelet kube-proxy kube-scheduler kube-controller-manager kube-apiserver; do
    stop_process "$name" 10
  done
  # what runs in pods is the shims' child and outlives the kubelet
  for pid in $(ip netns pids "$NETNS" 2>/dev/null) $(cluster_shims); do
    [[ "$pid" == "$(pid_of containerd)" || "$pid" == "$(pid_of etcd)" ]] || kill -KILL "$pid" 2>/dev/null || true
  done
  stop_process containerd 10
  stop_process etcd 10
  grep -o " $DATA/[^ ]*" /proc/mounts | sort --reverse | xargs --no-run-if-empty umount --lazy 2>/dev/null || true
  # the pods' own ones, which nobody lives in any more
  for name in $(ip netns list | grep -o '^cni-[0-9a-f-]*' || true); do
    [[ -n "$(ip netns pids "$name")" ]] || ip netns delete "$name" 2>/dev/null || true
  done
  ip link delete "$CARD" 2>/dev/null || true
  ip netns delete "$NETNS" 2>/dev/null || true
  rm -rf "$DATA"
}

cluster_shims() {
  pgrep -f -- "containerd-shim.*-address $DATA/containerd.sock" || true
}

# In the cluster's network, with this machine's mounts: 'ip netns exec' would hide the cgroups.
in_cluster() {
  nsenter --net="/run/netns/$NETNS" -- "$@"
}

quietly() {
  "$@" >/dev/null 2>&1
}

kube() {
  "$CLUSTER/bin/kubectl" --kubeconfig "$DATA/admin.kubeconfig" "$@"
}

containerd_ctl() {
  ctr --address "$DATA/containerd.sock" --namespace k8s.io "$@"
}

cluster_net() {
  ip netns add "$NETNS"
  ip link add "$CARD" type veth peer name eth0 netns "$NETNS"
  ip address add "$HERE_IP/24" dev "$CARD"
  ip link set "$CARD" up
  in_cluster ip link set lo up
  in_cluster ip address add "$NODE_IP/24" dev eth0
  in_cluster ip link set eth0 up
  in_cluster ip route add default via "$HERE_IP"
  in_cluster sysctl --quiet --write net.ipv4.ip_forward=1
  cat >"$DATA/cni/10-bridge.conflist" <<CNI
{"cniVersion": "0.4.0", "name": "pods", "plugins": [
  {"type": "bridge", "bridge": "cni0", "isGateway": true, "ipMasq": true, "hairpinMode": true,
   "ipam": {"type": "host-local", "ranges": [[{"subnet": "$PODS"}]], "routes": [{"dst": "0.0.0.0/0"}],
            "dataDir": "$DATA/ipam"}},
  {"type": "portmap", "capabilities": {"portMappings": true}}]}
CNI
}

# signed NAME SUBJECT [ALTERNATIVE NAMES]: a key and a certificate of the cluster's own authority.
signed() {
  local file=$DATA/pki/$1
  openssl req -new -newkey rsa:2048 -nodes -keyout "$file.key" -subj "$2" -out "$file.csr" 2>/dev/null
  openssl x509 -req -in "$file.csr" -CA "$DATA/pki/ca.crt" -CAkey "$DATA/pki/ca.key" -CAcreateserial -days 365 \
    -out "$file.crt" -extfile <(printf '%s' "${3:+subjectAltName=$3}") 2>/dev/null
}

cluster_pki() {
  openssl req -x509 -newkey rsa:2048 -nodes -days 365 -subj /CN=whalemountain-test-cluster \
    -keyout "$DATA/pki/ca.key" -out "$DATA/pki/ca.crt" 2>/dev/null
  signed apiserver /CN=kube-apiserver \
    "IP:$NODE_IP,IP:$API_SERVICE,IP:127.0.0.1,DNS:kubernetes,DNS:kubernetes.default,DNS:kubernetes.default.svc"
  signed admin /O=system:masters/CN=admin
  signed kubelet "/O=system:nodes/CN=system:node:$NODE"
  openssl genrsa -out "$DATA/pki/accounts.key" 2048 2>/dev/null
  openssl rsa -in "$DATA/pki/accounts.key" -pubout -out "$DATA/pki/accounts.pub" 2>/dev/null
}

cluster_kubeconfigs() {
  local user
  for user in admin kubelet; do
    cat >"$DATA/$user.kubeconfig" <<KUBECONFIG
apiVersion: v1
kind: Config
current-context: test
contexts: [{name: test, context: {cluster: test, user: $user}}]
clusters:
- name: test
  cluster:
    server: https://$NODE_IP:6443
    certificate-authority-data: $(base64 --wrap=0 "$DATA/pki/ca.crt")
users:
- name: $user
  user:
    client-certificate-data: $(base64 --wrap=0 "$DATA/pki/$user.crt")
    client-key-data: $(base64 --wrap=0 "$DATA/pki/$user.key")
KUBECONFIG
    chmod 600 "$DATA/$user.kubeconfig"
  done
}

cluster_control_plane() {
  local pki=$DATA/pki
  start_process etcd nsenter --net="/run/netns/$NETNS" -- etcd --data-dir "$DATA/etcd" \
    --listen-client-urls http://127.0.0.1:2379 --advertise-client-urls http://127.0.0.1:2379 \
    --listen-peer-urls http://127.0.0.1:2380 --unsafe-no-fsync
  # Started again when it dies, as any installer's units do; whoever wants to see a restart kills it.
  start_process kube-apiserver nsenter --net="/run/netns/$NETNS" -- bash -c "$AGAIN" again "$CLUSTER/bin/kube-apiserver" \
    --etcd-servers=http://127.0.0.1:2379 --advertise-address="$NODE_IP" --secure-port=6443 \
    --tls-cert-file="$pki/apiserver.crt" --tls-private-key-file="$pki/apiserver.key" --client-ca-file="$pki/ca.crt" \
    --service-cluster-ip-range="$SERVICES" --authorization-mode=Node,RBAC --anonymous-auth=false \
    --service-account-issuer=https://kubernetes.default.svc --service-account-key-file="$pki/accounts.pub" \
    --service-account-signing-key-file="$pki/accounts.key" \
    --kubelet-client-certificate="$pki/admin.crt" --kubelet-client-key="$pki/admin.key" \
    --kubelet-preferred-address-types=InternalIP
  wait_for_process kube-apiserver 90 quietly kube get --raw /readyz
  local program
  start_process kube-controller-manager nsenter --net="/run/netns/$NETNS" -- "$CLUSTER/bin/kube-controller-manager" \
    --kubeconfig="$DATA/admin.kubeconfig" --service-account-private-key-file="$pki/accounts.key" \
    --root-ca-file="$pki/ca.crt" --use-service-account-credentials --leader-elect=false
  start_process kube-scheduler nsenter --net="/run/netns/$NETNS" -- "$CLUSTER/bin/kube-scheduler" \
    --kubeconfig="$DATA/admin.kubeconfig" --leader-elect=false
  start_process kube-proxy nsenter --net="/run/netns/$NETNS" -- "$CLUSTER/bin/kube-proxy" \
    --kubeconfig="$DATA/admin.kubeconfig" --hostname-override="$NODE" --cluster-cidr="$PODS" \
    --oom-score-adj=0 --conntrack-max-per-core=0
  for program in kube-controller-manager kube-scheduler; do
    is_running "$program" || die '%s has ended by itself.' '%s が終了してしまいました。' "$program"
  done
}

# Without CAP_SYS_RESOURCE nobody may lower a process's oom_score_adj, hence the first setting of its kind.
cluster_node() {
  cat >"$DATA/containerd.toml" <<TOML
version = 2
root = "$DATA/containerd"
state = "$DATA/containerd-state"
oom_score = 0
[grpc]
  address = "$DATA/containerd.sock"
[plugins."io.containerd.grpc.v1.cri"]
  restrict_oom_score_adj = true
  sandbox_image = "whalemountain-test/pause:1"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "$DATA/cni"
[plugins."io.containerd.internal.v1.opt"]
  path = "$DATA/opt"
TOML
  start_process containerd nsenter --net="/run/netns/$NETNS" -- containerd --config "$DATA/containerd.toml"
  wait_for_process containerd 30 quietly containerd_ctl version
  cluster_pause
  cat >"$DATA/kubelet.yaml" <<YAML
apiVersion: kubelet.config.k8s.io/v1beta1
kind: KubeletConfiguration
authentication: {anonymous: {enabled: false}, webhook: {enabled: true}, x509: {clientCAFile: $DATA/pki/ca.crt}}
authorization: {mode: Webhook}
cgroupDriver: cgroupfs
cgroupRoot: /
failSwapOn: false
oomScoreAdj: 0
resolvConf: /dev/null
evictionHard: {memory.available: 50Mi, nodefs.available: 1%, imagefs.available: 1%}
imageGCHighThresholdPercent: 100
imageGCLowThresholdPercent: 99
maxPods: 200
podPidsLimit: 512
nodeStatusUpdateFrequency: 5s
YAML
  start_process kubelet nsenter --net="/run/netns/$NETNS" -- "$CLUSTER/bin/kubelet" --config="$DATA/kubelet.yaml" \
    --kubeconfig="$DATA/kubelet.kubeconfig" --hostname-override="$NODE" --node-ip="$NODE_IP" \
    --root-dir="$DATA/kubelet" --cert-dir="$DATA/kubelet-pki" \
    --container-runtime=remote --container-runtime-endpoint="unix://$DATA/containerd.sock"
}

# The process that holds a pod's namespaces, and is the init of pods that share theirs: busybox does as well.
cluster_pause() {
  local work busybox
  busybox=$(command -v busybox) || die 'busybox is missing: apt-get install busybox-static' \
    'busybox がありません: apt-get install busybox-static'
  work=$(mktemp -d)
  mkdir -p "$work/bin"
  cp "$busybox" "$work/bin/busybox"
  printf '%s\n' '#!/bin/busybox sh' "trap 'exit 0' TERM INT" \
    'while :; do /bin/busybox sleep 2147483647 & wait $!; done' >"$work/bin/pause"
  chmod 755 "$work/bin/pause"
  tar --create --directory "$work" --owner=0 --group=0 . \
    | docker import -c 'ENTRYPOINT ["/bin/pause"]' -c 'ENV PATH=/bin' - whalemountain-test/pause:1 >/dev/null
  rm -rf "$work"
  docker save whalemountain-test/pause:1 | containerd_ctl images import - >/dev/null
  containerd_ctl images tag --force docker.io/whalemountain-test/pause:1 whalemountain-test/pause:1 >/dev/null
}

cluster_node_is_ready() {
  kube get nodes --no-headers 2>/dev/null | grep -q ' Ready '
}

# Folders as volumes of the class "test-disk": there is nothing here that would provide them on demand.
cluster_storage() {
  local i
  {
    cat <<YAML
apiVersion: storage.k8s.io/v1
kind: StorageClass
metadata: {name: test-disk}
provisioner: kubernetes.io/no-provisioner
volumeBindingMode: WaitForFirstConsumer
YAML
    for ((i = 1; i <= VOLUMES; i++)); do
      mkdir -p "$DATA/volumes/$i"
      chmod 777 "$DATA/volumes/$i"
      cat <<YAML
---
apiVersion: v1
kind: PersistentVolume
metadata: {name: disk-$i}
spec:
  storageClassName: test-disk
  capacity: {storage: 1Gi}
  accessModes: [ReadWriteOnce]
  persistentVolumeReclaimPolicy: Retain
  hostPath: {path: $DATA/volumes/$i}
YAML
    done
  } | kube apply --filename - >/dev/null
}
