package com.meterwise.stack;

import java.beans.IntrospectionException;
import java.beans.Introspector;
import java.beans.PropertyDescriptor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;

/** A kustomize folder's resources as Kubernetes' own types, with what its kustomization lists and nothing else. */
final class Manifests {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();

    final List<HasMetadata> resources = new ArrayList<>();
    final GenericKubernetesResource kustomization;

    private Manifests(GenericKubernetesResource kustomization) { this.kustomization = kustomization; }

    static Manifests in(Path folder) throws IOException {
        Manifests manifests = new Manifests(
                YAML.unmarshal(Files.readString(folder.resolve("kustomization.yaml")), GenericKubernetesResource.class));
        for (Object name : (List<?>) manifests.kustomization.getAdditionalProperties().get("resources")) {
            Path file = folder.resolve(name.toString());
            if (!Files.isDirectory(file)) manifests.read(file);
        }
        return manifests;
    }

    private void read(Path file) throws IOException {
        for (String document : Files.readString(file).split("(?m)^---$"))
            resources.add(YAML.unmarshal(document, HasMetadata.class));
    }

    <T extends HasMetadata> List<T> all(Class<T> kind) { return resources.stream().filter(kind::isInstance).map(kind::cast).toList(); }

    List<GenericKubernetesResource> custom(String kind) {
        return all(GenericKubernetesResource.class).stream().filter(one -> one.getKind().equals(kind)).toList();
    }

    /** Fields Kubernetes does not know, anywhere in a resource of a type that is Kubernetes' own: misspelt, most often. */
    static List<String> unknown(Object model) {
        List<String> unknown = new ArrayList<>();
        if (!(model instanceof GenericKubernetesResource)) collect(model, model.getClass().getSimpleName(), unknown);
        return unknown;
    }

    private static void collect(Object model, String path, List<String> unknown) {
        if (model instanceof Collection<?> many) many.forEach(one -> collect(one, path, unknown));
        if (model instanceof Map<?, ?> || model == null || !model.getClass().getName().startsWith("io.fabric8.kubernetes.api.model"))
            return;
        try {
            for (PropertyDescriptor property : Introspector.getBeanInfo(model.getClass()).getPropertyDescriptors()) {
                if (property.getReadMethod() == null || property.getReadMethod().getDeclaringClass() == Object.class) continue;
                Object value = property.getReadMethod().invoke(model);
                if (property.getName().equals("additionalProperties"))
                    new TreeSet<>(((Map<?, ?>) value).keySet().stream().map(Object::toString).toList())
                            .forEach(name -> unknown.add(path + "." + name));
                else
                    collect(value, path + "." + property.getName(), unknown);
            }
        } catch (IntrospectionException | ReflectiveOperationException e) {
            throw new AssertionError(path, e);
        }
    }
}
