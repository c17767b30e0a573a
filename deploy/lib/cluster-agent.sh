# shellcheck shell=bash
# A k8s-agent on this machine for the cluster of WHALEMOUNTAIN_TEST_KUBECONFIG, with no more rights there than
# deploy/kubernetes/rights.yaml gives. Lives in DATA, as the demo it is added to.

cluster_kubectl() {
  "${WHALEMOUNTAIN_TEST_KUBECTL:-kubectl}" --kubeconfig "$WHALEMOUNTAIN_TEST_KUBECONFIG" "$@"
}

# Sets CLUSTER_AGENT, CLUSTER_AGENT_TOKEN and CLUSTER_ADDRESS.
start_cluster_agent() {
  local port
  (cd "$ROOT" && ./mvnw -q -B -DskipTests -Dspotless.check.skip package -pl k8s-agent -am) || die \
    'The k8s-agent could not be built.' 'k8s-agent をビルドできませんでした。'
  cluster_kubectl apply --filename "$ROOT/deploy/kubernetes/rights.yaml" >/dev/null
  cluster_agent_kubeconfig
  port=$(free_ports 1)
  CLUSTER_AGENT=http://127.0.0.1:$port
  CLUSTER_AGENT_TOKEN=$(secret cluster-agent-token)
  # shellcheck disable=SC2034 # for whoever starts it
  CLUSTER_ADDRESS=$(cluster_kubectl get nodes \
    --output 'jsonpath={.items[0].status.addresses[?(@.type=="InternalIP")].address}')
  KUBECONFIG=$DATA/cluster-agent.kubeconfig WHALEMOUNTAIN_AGENT_TOKEN=$CLUSTER_AGENT_TOKEN \
    QUARKUS_HTTP_HOST=127.0.0.1 QUARKUS_HTTP_PORT=$port WHALEMOUNTAIN_FILE_SPOOL=$DATA/cluster-spool \
    start_process k8s-agent java "@$ROOT/deploy/jvm/k8s-agent.options" \
    -jar "$ROOT/k8s-agent/target/quarkus-app/quarkus-run.jar"
  wait_for_process k8s-agent 60 url_answers "$CLUSTER_AGENT/q/health/ready"
}

# The administrator's kubeconfig with the agent's token in place of his own key.
cluster_agent_kubeconfig() {
  local file=$DATA/cluster-agent.kubeconfig token server authority
  token=$(cluster_kubectl create --raw /api/v1/namespaces/whalemountain/serviceaccounts/agent/token --filename - \
    <<<'{"apiVersion": "authentication.k8s.io/v1", "kind": "TokenRequest", "spec": {"expirationSeconds": 7200}}' \
    | sed -n 's/.*"token":"\([^"]*\)".*/\1/p')
  [[ -n "$token" ]] || die 'The cluster gives no token for the agent.' 'クラスターがエージェント用のトークンを発行しません。'
  server=$(cluster_kubectl config view --raw --minify --output 'jsonpath={.clusters[0].cluster.server}')
  authority=$(cluster_kubectl config view --raw --minify --flatten \
    --output 'jsonpath={.clusters[0].cluster.certificate-authority-data}')
  (
    umask 077
    cat >"$file" <<KUBECONFIG
apiVersion: v1
kind: Config
current-context: agent
contexts: [{name: agent, context: {cluster: cluster, user: agent}}]
clusters: [{name: cluster, cluster: {server: "$server", certificate-authority-data: "$authority"}}]
users: [{name: agent, user: {token: "$token"}}]
KUBECONFIG
  )
}
